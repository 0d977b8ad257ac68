package dev.simplecoder.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.app.settings.Layers.Chosen;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayersTest {

  @TempDir private Path scratch;
  private Path workspace;
  private Path userFile;
  private Path projectFile;
  private FakeShell shell;

  @BeforeEach
  void makeFolders() throws IOException {
    workspace = Files.createDirectories(scratch.resolve("work"));
    shell = new FakeShell(workspace);
    userFile = scratch.resolve("home/.config/simplecoder/config.toml");
    Files.createDirectories(userFile.getParent());
    projectFile = workspace.resolve(".simplecoder.toml");
  }

  @Test
  void nothingSetMeansDefaults() {
    Settings settings = load();
    assertEquals(60, settings.get(Keys.MAX_STEPS));
    assertEquals(Optional.empty(), settings.find(Keys.MODEL));
    assertEquals(new Origin.Default(), settings.origin(Keys.MAX_STEPS));
    assertEquals(List.of(), settings.notices());
  }

  @Test
  void eachSourceWinsOverTheOnesBefore() throws IOException {
    Files.writeString(userFile, "max_steps = 30\nseed = 1\n");
    assertEquals(30, load().get(Keys.MAX_STEPS));
    Files.writeString(projectFile, "# fewer here\n\nmax_steps = 20\n");
    assertEquals(20, load().get(Keys.MAX_STEPS));
    assertEquals(new Origin.Line(projectFile, 3), load().origin(Keys.MAX_STEPS));
    assertEquals(new Origin.Line(userFile, 2), load().origin(Keys.SEED));
    shell.with("SIMPLECODER_MAX_STEPS", "50");
    assertEquals(50, load().get(Keys.MAX_STEPS));
    assertEquals(new Origin.Variable("SIMPLECODER_MAX_STEPS"), load().origin(Keys.MAX_STEPS));
    Settings settings =
        Layers.load(
            shell.shell(), workspace, Map.of(Keys.MAX_STEPS, new Chosen("--max-steps", "60")));
    assertEquals(60, settings.get(Keys.MAX_STEPS));
    assertEquals(new Origin.Option("--max-steps"), settings.origin(Keys.MAX_STEPS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yes = true | only set it to false",
        "read_only = false | only set it to true",
        "max_steps = 31 | only lower it",
        "timeout = '2h' | only lower it",
        "base_url = 'http://elsewhere:1' | not set it",
        "server = 'openai' | not set it",
        "api_key = 'k' | not set it",
        "num_ctx = 8192 | not set it",
        "keep_alive = '5m' | not set it",
        "first_token_timeout = '1s' | not set it",
        "idle_timeout = '1s' | not set it",
        "sandbox = 'off' | not set it",
        "sandbox_url = 'http://elsewhere:1' | not set it",
        "verify = 'auto' | only set it to off",
        "test_cmd = 'make check' | not set it",
        "verify_timeout = '1h' | only lower it",
        "router_embedding = true | not set it",
        "color = 'always' | not set it",
        "verbosity = 'quiet' | not set it",
        "undo_max_mib = 0 | not set it",
        "undo_max_days = 0 | not set it",
        "sessions_max_mib = 0 | not set it",
        "sessions_max_days = 0 | not set it",
        "model = 'big:120b-cloud' | only name a model that the server runs itself",
        "offers = true | only set it to false",
        "output_root = '..' | only name a folder below the one that counts without it",
        "output_root = '/etc' | only name a folder below the one that counts without it",
      })
  void aProjectCannotWiden(String line, String rule) throws IOException {
    Files.writeString(
        userFile, "max_steps = 30\nread_only = true\nverify = \"off\"\noffers = false\n");
    assertLeftOut(line, rule, load());
  }

  private void assertLeftOut(String line, String rule, Settings before) throws IOException {
    Files.writeString(projectFile, line.replace('\'', '"'));
    Settings settings = load();
    String key = line.substring(0, line.indexOf(' '));
    assertEquals(
        List.of(
            projectFile + ":1: " + key + " is left out: the file of a project may " + rule + "."),
        settings.notices());
    Keys.all().forEach(each -> assertEquals(before.find(each), settings.find(each)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yes = false | yes | false",
        "offers = false | offers | false",
        "read_only = true | read_only | true",
        "max_steps = 1 | max_steps | 1",
        "timeout = '90s' | timeout | 1m30s",
        "verify = 'off' | verify | off",
        "verify_timeout = '10s' | verify_timeout | 10s",
        "model = 'small:7b' | model | small:7b",
        "temperature = 0 | temperature | 0.0",
        "seed = 7 | seed | 7",
      })
  void aProjectMayNarrow(String line, String key, String shown) throws IOException {
    Files.writeString(userFile, "yes = true\n");
    Files.writeString(projectFile, line.replace('\'', '"'));
    Settings settings = load();
    assertEquals(List.of(), settings.notices());
    assertEquals(Optional.of(shown), settings.shown(Keys.named(key).orElseThrow()));
  }

  @Test
  void aProjectMayNarrowTheOutputRootOfThePerson() throws IOException {
    Files.writeString(userFile, "output_root = 'src'\n");
    Files.writeString(projectFile, "output_root = 'src/gen'\n");
    assertEquals(workspace.resolve("src/gen"), load().get(Keys.OUTPUT_ROOT));
    Files.writeString(projectFile, "output_root = 'doc'\n");
    assertEquals(workspace.resolve("src"), load().get(Keys.OUTPUT_ROOT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max_setps = 3 | 1: max_setps is not a setting. Did you mean max_steps?",
        "\\n\\n[tools]\\nx = 1 | 3: tools is not a setting. The settings are listed by: simplecoder config show.",
        "max_steps = '3' | 1: max_steps: expected a whole number from 1 to 1000, found text 3. max_steps: the most requests that a task may make.",
        "seed = 1\\nmax_steps = 0 | 2: max_steps: expected a whole number from 1 to 1000, found \"0\". max_steps: the most requests that a task may make.",
        "timeout = 30 | 1: timeout: expected a duration such as \"90s\", \"30m\" or \"1h30m\", from 1s to 168h, found the whole number 30. timeout: the longest that a task may take.",
        "yes = [true] | 1: yes: expected true or false, found a list. yes: apply changes below the output root without asking.",
        "api_key = 'a secret' | 1: api_key: expected a key without blanks. api_key: the key for an OpenAI-compatible server.",
        "seed = 1\\nseed = 2 | 2:9: not TOML: Duplicate key. A line is written as: key = value, with text in \"quotes\".",
      })
  void whatIsWrongInAFileIsSaidInOneLine(String text, String line) throws IOException {
    Files.writeString(userFile, text.replace("\\n", "\n").replace('\'', '"'));
    UserError wrong = assertThrows(UserError.class, this::load);
    assertEquals(userFile + ":" + line, wrong.line());
  }

  @Test
  void aWrongVariableIsNamed() {
    shell.with("SIMPLECODER_SERVER", "olama");
    assertEquals(
        "$SIMPLECODER_SERVER: expected one of auto, ollama, openai, engine, found \"olama\"."
            + " server: what the model server speaks.",
        assertThrows(UserError.class, this::load).line());
  }

  @Test
  void anUnknownVariableOfOursIsNoticedAndTheLaunchersAreNot() {
    shell.with("SIMPLECODER_MODLE", "x").with("SIMPLECODER_JAVA_OPTS", "-Xmx1g");
    assertEquals(
        List.of("$SIMPLECODER_MODLE is not a setting. Did you mean SIMPLECODER_MODEL?"),
        load().notices());
  }

  @Test
  void variablesOfOtherProgramsCountOnlyWhereNothingOfOursDoes() throws IOException {
    shell.with("OLLAMA_HOST", "box").with("NO_COLOR", "1");
    assertEquals(URI.create("http://box:11434"), load().get(Keys.BASE_URL));
    assertEquals(new Origin.Variable("OLLAMA_HOST"), load().origin(Keys.BASE_URL));
    assertEquals(Color.NEVER, load().get(Keys.COLOR));
    Files.writeString(userFile, "base_url = 'http://mine:1'\ncolor = 'always'\n");
    assertEquals(URI.create("http://mine:1"), load().get(Keys.BASE_URL));
    assertEquals(Color.ALWAYS, load().get(Keys.COLOR));
  }

  @Test
  void aProjectCannotSilenceAVariableOfAnotherProgram() throws IOException {
    shell.with("OLLAMA_HOST", "box");
    Files.writeString(projectFile, "base_url = 'http://evil:1'\n");
    assertEquals(URI.create("http://box:11434"), load().get(Keys.BASE_URL));
  }

  @Test
  void theProjectsFileIsNotALink() throws IOException {
    Files.createSymbolicLink(projectFile, userFile);
    assertEquals(
        projectFile
            + ":1: not a regular file. A configuration file is a small text file; mend it or move it"
            + " away.",
        assertThrows(UserError.class, this::load).line());
  }

  @Test
  void secretsAreNotShown() throws IOException {
    Files.writeString(userFile, "api_key = 'sk-1'\n");
    assertEquals("sk-1", load().get(Keys.API_KEY));
    assertEquals(Optional.of("(hidden)"), load().shown(Keys.API_KEY));
  }

  private Settings load() {
    return Layers.load(shell.shell(), workspace, Map.of());
  }
}
