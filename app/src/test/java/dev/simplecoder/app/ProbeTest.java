package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.TriedProgram.Result;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model is tried out before its first task. */
class ProbeTest {

  /** The answers of a model that passes the trial. */
  static final OllamaReply[] SURVIVES = {
    OllamaReply.toolCall("read_file", Map.of("path", "notes.txt")),
    OllamaReply.text("There are 31 chairs."),
    OllamaReply.toolCall(
        "edit_file", Map.of("path", "notes.txt", "old_text", "12", "new_text", "15")),
    OllamaReply.toolCall(
        "write_file",
        Map.of(
            "path",
            "sample.py",
            "content",
            "if name == \"a\\tb\":\n    print('C:\\new', \"it's\")\n")),
  };

  private static final OllamaReply DONE = OllamaReply.text("Done.");
  private static final String KEPT =
      "qwen2.5-coder:7b passed 4 of 4 trials: native calls, edits in long files only";

  @TempDir Path scratch;
  private OllamaServer server;
  private ProgramHere program;
  private Path records;

  @BeforeEach
  void start() throws IOException {
    server = OllamaServer.start();
    program =
        new ProgramHere(scratch, server.baseUrl().toString()).with("SIMPLECODER_PROBE", "true");
    records = program.home().resolve(".local/state/simplecoder/models.jsonl");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theFirstTaskSaysWhatCameOfItAndTheSecondAsksNothing() throws IOException {
    server.reply(SURVIVES).reply(DONE, DONE);

    Result first = program.run("", "say it");
    assertEquals(0, first.exit(), first.err());
    assertEquals("Done.\n", first.out());
    assertTrue(first.err().lines().anyMatch(KEPT::equals), first.err());
    assertEquals(5, server.chats().size());
    Object window = server.chats().getFirst().path("options").path("num_ctx");
    assertEquals(window, server.chats().getLast().path("options").path("num_ctx"));

    Result second = program.run("", "say it again");
    assertEquals(0, second.exit(), second.err());
    assertFalse(second.err().contains("trials"), second.err());
    assertEquals(6, server.chats().size());
    assertEquals(1, Files.readAllLines(records).size());
    assertTrue(Files.readString(records).contains("\"tokens_per_second\":50.0"));
  }

  @Test
  void aModelThatHasChangedIsTriedOutAgain() throws IOException {
    server.reply(SURVIVES).reply(DONE).reply(SURVIVES).reply(DONE);
    assertEquals(0, program.run("", "say it").exit());
    Files.writeString(records, Files.readString(records).replace("\"sha256:", "\"sha256:old-"));

    Result again = program.run("", "say it again");

    assertEquals(0, again.exit(), again.err());
    assertTrue(again.err().contains(KEPT), again.err());
    assertEquals(2, Files.readAllLines(records).size());
  }

  @Test
  void otherQuestionsAreAskedAgain() throws IOException {
    server.reply(SURVIVES).reply(DONE).reply(SURVIVES).reply(DONE);
    assertEquals(0, program.run("", "say it").exit());
    String kept = Files.readString(records);
    Files.writeString(records, kept.replace("\"probe_version\":1", "\"probe_version\":0"));

    assertTrue(program.run("", "say it again").err().contains(KEPT));
    assertEquals(10, server.chats().size());
  }

  @Test
  void withoutAProbeTheTaskBeginsAtOnce() {
    server.reply(DONE);
    assertEquals(0, program.run("", "--no-probe", "say it").exit());
    assertEquals(1, server.chats().size());
  }

  @Test
  void whoSaysHowToolsAreCalledIsNotMadeToWait() {
    server.reply(DONE);
    assertEquals(0, program.run("", "--dialect", "native", "say it").exit());
    assertEquals(1, server.chats().size());
  }

  @Test
  void aModelThatCannotEditIsNotOfferedTo() {
    server.reply(SURVIVES[0], SURVIVES[1], OllamaReply.text("I cannot."), SURVIVES[3]);
    server.otherwise(_ -> DONE);
    Result result = program.run("", "say it");
    assertEquals(0, result.exit(), result.err());
    assertTrue(
        result.err().contains("qwen2.5-coder:7b passed 3 of 4 trials: native calls, whole files"),
        result.err());
    assertFalse(server.chats().getLast().path("tools").toString().contains("edit_file"));
  }

  @Test
  void aModelThatOnlyWritesBlocksIsAskedForThem() {
    server.reply(
        OllamaReply.text("I would read notes.txt."),
        OllamaReply.text("```tool read_file\npath: notes.txt\n```\n"),
        OllamaReply.text("There are 31 chairs."),
        OllamaReply.text(
            """
            ```tool edit_file
            path: notes.txt
            <<<<<<< SEARCH
                north: 12 chairs
            =======
                north: 15 chairs
            >>>>>>> REPLACE
            ```
            """),
        OllamaReply.text(
            """
            ```tool write_file
            path: sample.py
            content:
            if name == "a\\tb":
                print('C:\\new', "it's")
            ```
            """),
        OllamaReply.text("```tool write_file\npath: a.txt\ncontent:\nhello\n```\n"),
        DONE);
    Result result = program.run("", "--yes", "write a.txt");
    assertEquals(0, result.exit(), result.err());
    assertTrue(
        result.err().contains("qwen2.5-coder:7b passed 4 of 4 trials: fenced calls, edits in"),
        result.err());
    assertEquals("Done.\n", result.out());
    assertTrue(Files.exists(program.workspace().resolve("a.txt")));
    assertTrue(server.chats().getLast().path("tools").isEmpty());
  }

  @Test
  void whereNothingSurvivesTheTaskGoesOnWithAWarning() {
    server.otherwise(_ -> OllamaReply.text("Hello."));
    Result result = program.run("", "-q", "say it");
    assertEquals("Hello.\n", result.out(), result.err());
    assertTrue(
        result.err().contains("qwen2.5-coder:7b failed the trial of every way to call tools"),
        result.err());
    assertTrue(program.run("", "doctor").out().contains("warning  calls"));
  }

  @Test
  void quietlyOrForProgramsNothingButTheAnswerIsSaid() {
    server.reply(SURVIVES).reply(DONE);
    Result quiet = program.run("", "-q", "say it");
    assertEquals(new Result(0, "Done.\n", ""), quiet);

    assertTrue(records.toFile().delete());
    server.reply(SURVIVES).reply(DONE);
    Result json = program.run("", "--json", "say it");
    assertEquals(0, json.exit(), json.err());
    assertTrue(json.out().lines().allMatch(line -> line.startsWith("{\"v\":")), json.out());
    assertEquals(KEPT + "\n", json.err());
  }

  @Test
  void aDamagedRecordIsSetAsideAndTheModelTriedOut() throws IOException {
    Files.createDirectories(records.getParent());
    Files.writeString(records, "{\"model\":\"qwen2.5-coder:7b\"\n");
    server.reply(SURVIVES).reply(DONE);

    Result result = program.run("", "say it");

    assertEquals(0, result.exit(), result.err());
    assertTrue(result.err().contains("1 line of " + records), result.err());
    assertTrue(result.err().contains(KEPT), result.err());
    assertEquals(1, Files.readAllLines(records).size());
  }

  @Test
  void aServerThatFailsInTheMiddleIsNoResult() {
    server.reply(SURVIVES[0], OllamaReply.cutAfter("There"));
    server.otherwise(_ -> OllamaReply.cutAfter("There"));
    Result result = program.run("", "say it");
    assertEquals(4, result.exit(), result.err());
    assertTrue(
        result.err().contains("could not try out how qwen2.5-coder:7b calls tools: "),
        result.err());
    assertFalse(Files.exists(records) && readString(records).contains("probed"));
  }

  @Test
  void aPersonCanAskForATrialOfEveryDialect() throws IOException {
    server.reply(SURVIVES);
    server.otherwise(_ -> OllamaReply.text("Hello."));

    Result result = program.run("", "models", "probe");

    assertEquals(
        List.of(
            "   DIALECT  READ    ANSWER  EDIT    WRITE",
            "*  native   passed  passed  passed  passed",
            "   fenced   failed  -       -       -",
            "   json     failed  -       -       -"),
        result.out().lines().toList());
    assertEquals(new Result(0, result.out(), KEPT + "\n"), result);
    assertTrue(program.run("", "models").out().contains("  native  "));
  }

  private static String readString(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }
}
