package dev.simplecoder.app.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.app.arm.Mark;
import dev.simplecoder.app.arm.Trials;
import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.models.OllamaModelCard;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.models.OllamaServer.Kind;
import dev.simplecoder.app.models.RecordedRequest;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.Shell.Stream;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.Measured;
import dev.simplecoder.app.store.ModelRecord;
import dev.simplecoder.app.store.ModelRecords;
import dev.simplecoder.app.task.ServedModels;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsCommandTest {

  private static final OllamaModelCard LONG =
      new OllamaModelCard(
          "hf.co/unsloth/Qwen3-Coder-30B-A3B-Instruct-GGUF:UD-Q4_K_XL",
          List.of("completion", "tools", "thinking"),
          262_144,
          17_665_334_432L,
          "2026-01-01T00:00:00Z",
          16_384,
          43);
  private static final OllamaModelCard SLOW =
      OllamaModelCard.withTools("llama3.2:3b").loadedWith(4_096, 0);
  private static final OllamaModelCard HOSTILE =
      new OllamaModelCard(
          "a\u001b[2Jb", List.of("embedding"), 0, 274_302_450L, "2025-01-01T00:00:00Z", 0, 0);

  @TempDir private Path scratch;
  private FakeShell shell;

  @BeforeEach
  void startInScratch() {
    shell = new FakeShell(scratch);
  }

  @Test
  void theListFitsTheTerminalAndSaysWhatATaskWouldUse() throws Exception {
    shell.withTerminals(Stream.OUT).with("LANG", "C.UTF-8");
    try (var server = OllamaServer.start(HOSTILE, SLOW, OllamaModelCard.CODER, LONG)) {
      assertEquals(ExitCode.DONE, run(server, "models"));
    }
    assertTrue(
        shell.out().lines().limit(5).allMatch(line -> line.length() <= 80), () -> shell.out());
    Golden.check("models/terminal.txt", shell.out() + shell.err());
  }

  @Test
  void whatIsKnownOfModelsIsShownAndFitsAHundredColumns() throws Exception {
    shell.withHome(scratch);
    try (var server =
        OllamaServer.start(
            OllamaModelCard.CODER.loadedWith(16_384),
            OllamaModelCard.withTools("mistral-small3.2:24b"),
            OllamaModelCard.withoutTools("codellama:7b"))) {
      ModelRecords records = ServedModels.records(shell.shell(), _ -> {});
      records.keep(
          key(server, "qwen2.5-coder:7b"), Trials.probed(Trials.whole(DialectName.NATIVE)));
      records.add(key(server, "qwen2.5-coder:7b"), new Measured(41.25, 512, 3.5, 3.75));
      records.keep(
          key(server, "mistral-small3.2:24b"),
          Trials.probed(Trials.of(DialectName.NATIVE, Mark.REFUSED)));
      records.add(key(server, "mistral-small3.2:24b"), new Measured(9.9, 100, 31.2, 3.75));
      assertEquals(ExitCode.DONE, run(server, "models"));
      assertTrue(
          shell.out().lines().limit(4).allMatch(line -> line.length() <= 100), () -> shell.out());
      assertEquals(ExitCode.DONE, run(server, "models", "--json"));
      Golden.check("models/known.txt", without(server, shell.out() + shell.err()));
    }
  }

  @Test
  void aTrialForProgramsIsOneObjectForADialect() throws Exception {
    shell.withHome(scratch);
    try (var server = OllamaServer.start()) {
      server.reply(
          OllamaReply.toolCall("read_file", Map.of("path", "notes.txt")),
          OllamaReply.text("There are 12 chairs."));
      server.otherwise(_ -> OllamaReply.text("Hello."));
      assertEquals(ExitCode.NOT_DONE, run(server, "models", "probe", "--json"));
    }
    assertEquals(
        """
        {"model":"qwen2.5-coder:7b","dialect":"native","read":"passed","answer":"failed","edit":null,"write":null,"chosen":false}
        {"model":"qwen2.5-coder:7b","dialect":"fenced","read":"failed","answer":null,"edit":null,"write":null,"chosen":false}
        {"model":"qwen2.5-coder:7b","dialect":"json","read":"failed","answer":null,"edit":null,"write":null,"chosen":false}
        """,
        shell.out());
    assertEquals(
        "qwen2.5-coder:7b failed the trial of every way to call tools (native got furthest, 1 of 4)."
            + " Tasks fall back to fenced text and may fail; a larger model usually does better.\n",
        shell.err());
  }

  @Test
  void aFileBecomesAModel() throws Exception {
    Files.writeString(scratch.resolve("tiny.gguf"), "GGUF and more");
    try (var server = OllamaServer.start()) {
      assertEquals(ExitCode.DONE, run(server, "models", "add", "mine", "tiny.gguf"));
      assertEquals(ExitCode.DONE, run(server, "models"));
    }
    assertTrue(
        shell.err().endsWith("made mine of " + scratch.resolve("tiny.gguf") + "\n"), shell::err);
    assertTrue(shell.out().contains("  mine  "), shell::out);
  }

  @Test
  void aFileThatIsNoModelIsWrongUsage() throws Exception {
    Path other = Files.writeString(scratch.resolve("notes.txt"), "no model");
    try (var server = OllamaServer.start()) {
      assertEquals(ExitCode.USAGE, run(server, "models", "add", "mine", "notes.txt"));
    }
    assertTrue(shell.err().contains(other + " is not a GGUF file; "), shell::err);
  }

  @Test
  void aTrialOfAModelThatIsNotThereIsRefused() throws Exception {
    try (var server = OllamaServer.start()) {
      assertEquals(ExitCode.MODEL, run(server, "models", "probe", "nobody:1b"));
      assertEquals(List.of(), server.chats());
    }
    assertTrue(shell.err().contains("nobody:1b"), shell::err);
  }

  @Test
  void inAPipeNothingIsCut() throws Exception {
    try (var server = OllamaServer.start(HOSTILE, LONG)) {
      assertEquals(ExitCode.DONE, run(server, "models", "list"));
    }
    Golden.check("models/piped.txt", shell.out() + shell.err());
  }

  @Test
  void programsGetOneObjectALine() throws Exception {
    try (var server = OllamaServer.start(HOSTILE, OllamaModelCard.CODER, LONG)) {
      assertEquals(ExitCode.DONE, run(server, "models", "--json"));
      Golden.check("models/list.jsonl", without(server, shell.out()));
    }
    assertEquals("", shell.err());
  }

  @Test
  void aServerThatSaysLittleIsNotMadeToSayMore() throws Exception {
    try (var server = OllamaServer.start(Kind.OPEN_AI, List.of(OllamaModelCard.CODER))) {
      assertEquals(ExitCode.DONE, run(server, "models"));
      assertEquals(ExitCode.DONE, run(server, "models", "--json"));
      Golden.check("models/openai.txt", without(server, shell.out()));
    }
  }

  @Test
  void severalServersAreListedOneAfterTheOther() throws Exception {
    try (var server = OllamaServer.start(LONG);
        var other = OllamaServer.start(Kind.OPEN_AI, List.of(OllamaModelCard.CODER))) {
      URI absent = OllamaServer.absent();
      shell.with("SIMPLECODER_OTHER_SERVERS", other.baseUrl() + "," + absent);
      assertEquals(ExitCode.DONE, run(server, "models"));
      Golden.check(
          "models/several.txt",
          without(server, shell.out() + shell.err())
              .replace(other.baseUrl().toString(), "http://OTHER")
              .replace(absent.toString(), "http://ABSENT"));
    }
  }

  @Test
  void aServerWithoutModelsSaysHowToGetOne() throws Exception {
    try (var server = OllamaServer.start(new OllamaModelCard[0])) {
      assertEquals(ExitCode.DONE, run(server, "models"));
      assertEquals(
          "a task has no model to use: the server at "
              + server.baseUrl()
              + " has no model; get one with `simplecoder models pull qwen2.5-coder:7b`\n",
          shell.out());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"models", "models pull x", "models remove x --yes"})
  void withoutAServerItIsTheSameLineAndExitCodeAsOfATask(String line) throws Exception {
    URI absent = OllamaServer.absent();
    assertEquals(ExitCode.MODEL, ModelsProgram.run(shell, absent, line.split(" ")));
    assertEquals(
        "simplecoder: no model server at "
            + absent
            + ": connection refused; start one with `ollama serve` and get a model with `simplecoder"
            + " models pull qwen2.5-coder:7b`, or say where one is with --base-url\n",
        shell.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"models pull x", "models remove x --yes"})
  void aServerOfAnotherKindIsSaidToBeUnable(String line) throws Exception {
    try (var server = OllamaServer.start(Kind.OPEN_AI, List.of(OllamaModelCard.CODER))) {
      assertEquals(ExitCode.MODEL, run(server, line.split(" ")));
      assertEquals(
          "simplecoder: the server at "
              + server.baseUrl()
              + " speaks OpenAI's protocol, which can neither get, add nor remove models; use the"
              + " server's own program for it, or name an Ollama server with --base-url\n",
          shell.err());
    }
  }

  @Test
  void aModelIsRemovedWhenThePersonSaysYes() throws Exception {
    shell.withTerminals(Stream.IN, Stream.ERR);
    try (var server = OllamaServer.start()) {
      typing("no\n");
      assertEquals(ExitCode.NOT_DONE, run(server, "models", "remove", "qwen2.5-coder:7b"));
      assertEquals(List.of(), server.requests());
      typing("Y\n");
      assertEquals(ExitCode.DONE, run(server, "models", "remove", "qwen2.5-coder:7b"));
      RecordedRequest last = server.requests().getLast();
      assertEquals(
          "DELETE /api/delete {\"model\":\"qwen2.5-coder:7b\"}",
          last.method() + " " + last.path() + " " + last.body());
      String question = "Remove qwen2.5-coder:7b from " + server.baseUrl() + "? [y]es, [n]o ";
      assertEquals(
          question + "not removed\n" + question + "removed qwen2.5-coder:7b\n", shell.err());
    }
  }

  @Test
  void withNobodyToAskOnlyYesRemoves() throws Exception {
    try (var server = OllamaServer.start()) {
      shell.with("SIMPLECODER_YES", "true");
      assertEquals(ExitCode.NOT_DONE, run(server, "models", "remove", "qwen2.5-coder:7b"));
      assertEquals(List.of(), server.requests());
      assertEquals(ExitCode.DONE, run(server, "models", "remove", "--yes", "qwen2.5-coder:7b"));
      assertEquals(ExitCode.MODEL, run(server, "models", "remove", "--yes", "qwen2.5-coder:7b"));
      assertEquals(
          "not removed: there is no terminal to ask at; --yes removes without a question\n"
              + "removed qwen2.5-coder:7b\n"
              + "simplecoder: the server at "
              + server.baseUrl()
              + " has no model qwen2.5-coder:7b; those that it has are listed by: simplecoder"
              + " models\n",
          shell.err());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"models remove a b", "models the data", "models list x"})
  void otherWordsAreWrong(String line) {
    assertEquals(
        "models: expected list, probe [ID], pull [ID], add [ID] FILE or remove ID, found \""
            + line.substring("models ".length())
            + "\". See simplecoder models --help. If it is a task, write: simplecoder -- "
            + line,
        assertThrows(
                UserError.class,
                () -> ModelsProgram.run(shell, OllamaServer.absent(), line.split(" ")))
            .line()
            .replaceFirst(" --base-url \\S+", ""));
  }

  private static String without(OllamaServer server, String text) {
    return text.replace(server.baseUrl().toString(), "http://SERVER");
  }

  private static ModelRecord.Key key(OllamaServer server, String model) {
    return new ModelRecord.Key(server.baseUrl(), model, "sha256:" + model);
  }

  private void typing(String text) {
    byte[] keys = text.getBytes(StandardCharsets.UTF_8);
    shell.withInput(
        new FilterInputStream(new ByteArrayInputStream(keys)) {
          @Override
          public int available() {
            return 0; // nothing is there before it is read
          }
        });
  }

  private ExitCode run(OllamaServer server, String... words)
      throws IOException, InterruptedException {
    return ModelsProgram.run(shell, server.baseUrl(), words);
  }
}
