package dev.simplecoder.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.app.command.Invocation.Format;
import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {

  @TempDir private Path scratch;
  private final List<Invocation> invocations = new ArrayList<>();
  private Path workspace;
  private FakeShell shell;

  @BeforeEach
  void makeFolders() throws IOException {
    workspace = Files.createDirectories(scratch.toRealPath().resolve("work"));
    shell = new FakeShell(workspace).withTerminals(Shell.Stream.IN);
  }

  private ExitCode run(String... args) throws IOException, InterruptedException {
    return new Program(
            "1.2.3",
            invocation -> {
              invocations.add(invocation);
              return ExitCode.LIMIT;
            },
            List.of(
                new Subcommand("config", "Show settings.", () -> new ConfigCommand()),
                new Subcommand("permissions", "List permissions.", () -> new PermissionsCommand())))
        .run(List.of(args), shell.shell());
  }

  private String task(String... args) throws IOException, InterruptedException {
    invocations.clear();
    assertEquals(ExitCode.LIMIT, run(args));
    return invocations.getFirst().task();
  }

  private String error(String... args) {
    return assertThrows(UserError.class, () -> run(args)).line();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void theCompletionScriptIsAsExpected(String name) throws IOException, InterruptedException {
    assertEquals(ExitCode.DONE, run("completion", name));
    Golden.check("completion/" + name + ".txt", shell.out());
  }

  @Test
  void theVersionIsOneLine() throws IOException, InterruptedException {
    assertEquals(ExitCode.DONE, run("--version"));
    assertEquals(ExitCode.DONE, run("-v", "--version", "ignored"));
    assertEquals("simplecoder 1.2.3\nsimplecoder 1.2.3\n", shell.out());
  }

  @Test
  void wordsNeedNoQuotesAndOptionsMayStandAmongThem() throws IOException, InterruptedException {
    assertEquals("fix the bug", task("--max-steps", "3", "fix", "the", "--seed=7", "bug", "-q"));
    Invocation invocation = invocations.getFirst();
    assertEquals(3, invocation.settings().get(Keys.MAX_STEPS));
    assertEquals(Optional.of(7), invocation.settings().find(Keys.SEED));
    assertEquals(Keys.Verbosity.QUIET, invocation.settings().get(Keys.VERBOSITY));
    assertEquals(workspace, invocation.workspace());
    assertEquals(workspace, invocation.outputRoot());
    assertEquals(Format.TEXT, invocation.format());
  }

  @Test
  void afterTwoDashesEverythingIsTheTask() throws IOException, InterruptedException {
    assertEquals("config -v what", task("--yes", "--", "config", "-v", "what"));
    assertEquals("explain -x", task("explain", "--", "-x"));
    assertEquals("explain @file.txt ${x} %s", task("explain", "@file.txt", "${x}", "%s"));
  }

  @Test
  void textOnStdinIsAddedToTheTask() throws IOException, InterruptedException {
    shell.withTerminals().withInput("a diff\n\n");
    assertEquals("review\n\na diff", task("review"));
    shell.withInput("\ufeffall of it\n");
    assertEquals("all of it", task());
    shell.withInput("");
    assertEquals("review", task("review"));
  }

  @Test
  void aTerminalIsNotReadForTheTask() throws IOException, InterruptedException {
    shell.withInput("typed ahead");
    assertEquals("review", task("review"));
  }

  @Test
  void aStdinThatIsClosedHoldsNothing() throws IOException, InterruptedException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    shell.withTerminals().withInput(closed);
    assertEquals("review", task("review"));
  }

  @Test
  void stdinIsTextOfABoundedSize() {
    shell.withTerminals().withInput("a\0b");
    assertEquals("stdin is not UTF-8 text. Pipe text, or start with </dev/null.", error("x"));
    shell.withInput("x".repeat(1024 * 1024 + 1));
    assertEquals(
        "the text on stdin is larger than 1024 KiB. Save it as a file in the workspace and name the"
            + " file in the task.",
        error("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void withoutATaskTheUseIsShown(String word) throws IOException, InterruptedException {
    assertEquals(ExitCode.USAGE, word.isEmpty() ? run() : run(word));
    Golden.check("help/no-task.txt", shell.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--modle x | unknown option --modle. Did you mean --model?",
        "fix --modle=x | unknown option --modle=x. Did you mean --model? If it belongs to the task, write -- before the first word of the task.",
        "explain ls -la | unknown option -la. See simplecoder --help. If it belongs to the task, write -- before the first word of the task.",
        "--model | missing required parameter for option '--model' (ID). See simplecoder --help.",
        "--seed 1 --seed 2 x | option '--seed' (N) should be specified only once. See simplecoder --help.",
        "--yes --read-only x | --yes and --read-only contradict each other. Leave one of them out.",
        "-v -q x | -v and -q contradict each other. Leave one of them out.",
        "--max-steps many x | --max-steps: expected a whole number from 1 to 1000, found \"many\". max_steps: the most requests that a task may make.",
        "config parser is broken | config: expected show or path, found \"parser is broken\". See simplecoder config --help. If it is a task, write: simplecoder -- config parser is broken",
        "--no-color permissions revoke | unknown option --no-color. See simplecoder permissions --help.",
        "-C . permissions | unknown option -C. See simplecoder permissions --help.",
        "permissions revoke | permissions: expected list, revoke ID or revoke all, found \"revoke\". See simplecoder permissions --help. If it is a task, write: simplecoder -- permissions revoke",
        "completion | completion: expected bash, zsh or fish, found nothing. See simplecoder completion --help. If it is a task, write: simplecoder -- completion",
        "confg | there is no command confg. Did you mean config? If it is a task, write: simplecoder -- confg",
        "-C nowhere x | the workspace is not a folder: \"nowhere\". Name an existing one with -C DIR.",
        "-o . x | --output-last-message: expected a file in an existing folder, found \".\". Name the file that shall hold the answer.",
        "-o no/where x | --output-last-message: expected a file in an existing folder, found \"no/where\". Name the file that shall hold the answer.",
      })
  void wrongUseIsSaidInOneLine(String line, String expected) {
    assertEquals(expected, error(line.split(" ")));
    assertEquals(List.of(), invocations);
  }

  @Test
  void oneWordThatIsNoSlipIsATask() throws IOException, InterruptedException {
    assertEquals("refactor", task("refactor"));
    assertEquals("confg", task("--", "confg"));
    assertEquals("confg please", task("confg", "please"));
  }

  @Test
  void helpIsAWordToo() throws IOException, InterruptedException {
    assertEquals(ExitCode.DONE, run("--help"));
    assertEquals(ExitCode.DONE, run("config", "--help"));
    String pages = shell.out();
    assertEquals(ExitCode.DONE, run("help"));
    assertEquals(ExitCode.DONE, run("help", "config"));
    assertEquals(pages + pages, shell.out());
    assertEquals("help me", task("help", "me"));
    assertEquals("help", task("--", "help"));
  }

  @Test
  void optionsMayStandBeforeTheCommand() throws IOException, InterruptedException {
    Path other = Files.createDirectories(scratch.resolve("other"));
    Files.writeString(other.resolve(".simplecoder.toml"), "seed = 5\n");
    assertEquals(ExitCode.DONE, run("-C", "../other", "config", "path"));
    assertEquals(
        scratch.resolve("home/.config/simplecoder/config.toml").normalize()
            + "  (not there)\n"
            + other.toRealPath().resolve(".simplecoder.toml")
            + "\n",
        shell.out());
  }

  @Test
  void theWorkspaceIsTheGitRootAbove() throws IOException, InterruptedException {
    Files.writeString(workspace.resolve(".git"), "gitdir: elsewhere");
    Path below = Files.createDirectories(workspace.resolve("a/b"));
    shell = new FakeShell(below).withHome(scratch.resolve("home"));
    task("x");
    assertEquals(workspace, invocations.getFirst().workspace());
    task("-C", ".", "x");
    assertEquals(below, invocations.getFirst().workspace());
  }

  @Test
  void aRepositoryOfTheWholeHomeIsNoWorkspaceBelowIt() throws IOException, InterruptedException {
    Path home = scratch.toRealPath().resolve("home");
    Files.createDirectories(home.resolve(".git"));
    Path below = Files.createDirectories(home.resolve("a"));
    shell = new FakeShell(below).withHome(home);
    task("x");
    assertEquals(below, invocations.getFirst().workspace());
    shell = new FakeShell(home).withHome(home);
    task("x");
    assertEquals(home, invocations.getFirst().workspace());
  }

  @Test
  void thePersonMayNameAnyOutputRoot() throws IOException, InterruptedException {
    task("--output-root", "src/new", "x");
    assertEquals(workspace.resolve("src/new"), invocations.getFirst().outputRoot());
    task("--output-root", "../other", "x");
    assertEquals(workspace.resolveSibling("other"), invocations.getFirst().outputRoot());
    Files.writeString(workspace.resolve("file"), "");
    assertEquals(
        "--output-root: output_root: expected a folder, found \""
            + workspace.resolve("file/a")
            + "\". Name a folder, which need not exist yet.",
        error("--output-root", "file/a", "x"));
  }

  @Test
  void aProjectsOutputRootIsItsOwnAlsoBehindLinks() throws IOException {
    Files.createSymbolicLink(workspace.resolve("out"), scratch.toRealPath());
    Path file = Files.writeString(workspace.resolve(".simplecoder.toml"), "output_root = 'out/a'");
    assertEquals(
        file
            + ":1: output_root: expected a folder in the workspace, found \""
            + workspace.resolve("out/a")
            + "\", which leads to "
            + scratch.toRealPath().resolve("a")
            + ". A project may only name a folder of its own; choose another with --output-root"
            + " DIR.",
        error("x"));
  }

  @Test
  void whatTheProjectMayNotSetIsNoticed() throws IOException, InterruptedException {
    Files.writeString(workspace.resolve(".simplecoder.toml"), "yes = true\n");
    task("x");
    assertEquals(
        "simplecoder: "
            + workspace.resolve(".simplecoder.toml")
            + ":1: yes is left out: the file of a project may only set it to false.\n",
        shell.err());
  }

  @Test
  void configShowsEveryValueAndItsOrigin() throws IOException, InterruptedException {
    shell.with("SIMPLECODER_API_KEY", "sk-1").with("OLLAMA_HOST", "box");
    assertEquals(ExitCode.DONE, run("config", "show", "--seed", "7", "--yes"));
    Golden.check("config/show.txt", shell.out());
  }

  @Test
  void configShowsValuesToPrograms() throws IOException, InterruptedException {
    shell.with("SIMPLECODER_API_KEY", "sk-1").with("SIMPLECODER_TEMPERATURE", "0.5");
    assertEquals(ExitCode.DONE, run("config", "--json"));
    Golden.check("config/show.jsonl", shell.out());
  }
}
