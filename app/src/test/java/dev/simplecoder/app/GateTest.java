package dev.simplecoder.app;

import static dev.simplecoder.app.CalcProject.DONE;
import static dev.simplecoder.app.CalcProject.RIGHT;
import static dev.simplecoder.app.CalcProject.WRONG;
import static dev.simplecoder.app.CalcProject.writes;
import static dev.simplecoder.app.TwoModels.LARGE;
import static dev.simplecoder.app.TwoModels.SMALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplecoder.app.TriedProgram.Result;
import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.models.Json;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two recorded models and a project with tests: what is withheld, who tries then, and how to see
 * it.
 */
class GateTest {

  private static final String MENDED = "def add(a, b):\n    return a + b\n\n\nx = 1\n";

  @TempDir Path scratch;
  private OllamaServer server;
  private ProgramHere program;

  @BeforeEach
  void start() throws IOException {
    server = TwoModels.serve();
    program = new ProgramHere(scratch, server.baseUrl().toString()).with("SIMPLECODER_SEED", "1");
    CalcProject.writeTo(program.workspace());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatIsBrokenIsHeldBackAnotherModelTriesAndWhatItMakesIsShown() throws IOException {
    server.reply(writes(WRONG), DONE, writes(MENDED), DONE);

    Result result = program.run("", "--gate", "on", "--yes", "add x");

    assertEquals(0, result.exit(), result.err());
    assertEquals(MENDED, program.files().get("calc.py"));
    assertEquals(List.of(SMALL, SMALL, LARGE, LARGE), askedModels());
    String told = server.chats().get(2).path("messages").toString();
    assertTrue(told.contains("has been taken back"), told);
    assertTrue(told.contains("test_add"), told);
    checkGolden(
        "escalated.txt", "$ simplecoder --gate on --yes \"add x\"\n" + result.err() + shown("all"));
  }

  @Test
  void whereNothingIsGoodEnoughNothingIsAppliedAndShowShowsIt() throws IOException {
    server.reply(writes(WRONG), DONE, writes(WRONG), DONE);
    server.otherwise(_ -> OllamaReply.text("It is meant so."));

    Result result = program.run("", "--gate", "on", "--yes", "add x");

    assertEquals(3, result.exit(), result.err());
    assertEquals(RIGHT, program.files().get("calc.py"));
    assertFalse(result.err().contains("+    return a - b"), result.err());
    checkGolden(
        "withheld.txt", "$ simplecoder --gate on --yes \"add x\"\n" + result.err() + shown("last"));
    assertEquals(2, program.run("", "show", "77").exit());
    assertEquals(1, shown("all").lines().filter(line -> line.startsWith("1  ")).count());
  }

  @Test
  void anAnswerThatNamesWhatIsNotThereIsGivenByAnotherModelAndMarkedAndShown() throws IOException {
    server.otherwise(_ -> OllamaReply.text("See src/gone.py:3-9 and lib/gone.py:1-2."));

    Result result = program.run("", "--gate", "on", "why does add fail?");

    assertEquals(0, result.exit(), result.err());
    assertTrue(result.out().contains("See src/gone.py:3-9"), result.out());
    assertEquals(2, askedModels().size());
    assertEquals(Set.of(SMALL, LARGE), Set.copyOf(askedModels()));
    String told = server.chats().getLast().path("messages").toString();
    assertTrue(told.contains("doubtful: 2 of 2 places it names do not exist"), told);
    List<String> marks =
        result.err().lines().filter(line -> line.contains("likely not what you need")).toList();
    assertEquals(2, marks.size(), result.err());
    assertTrue(marks.getFirst().endsWith("not exist; another model answers"), result.err());
    assertTrue(marks.getLast().endsWith("2 of 2 places it names do not exist"), result.err());
    String why = program.run("", "gate", "why").out();
    assertTrue(why.contains("verdict:  marked, by what is known of it"), why);
    assertTrue(why.contains("shown, since it answers what you asked; not known yet"), why);
    Result off = program.run("", "--gate", "off", "why?");
    assertFalse(off.err().contains("likely not what you need"), off.err());
  }

  @Test
  void theEventsSayWhatWasHeldBackAndWhy() throws IOException {
    server.reply(writes(WRONG), DONE, writes(MENDED), DONE);

    Result result = program.run("", "--gate", "on", "--yes", "--json", "add x");

    List<JsonNode> withheld =
        result.out().lines().map(Json::read).filter(it -> is(it, "changes_withheld")).toList();
    assertEquals(1, withheld.size());
    JsonNode event = withheld.getFirst();
    assertEquals("another_model", event.path("next").asText());
    assertEquals(WRONG, event.path("changes").path(0).path("after").asText());
    assertTrue(event.path("estimate").asDouble() < 0.5, event.toString());
    assertTrue(event.path("why").asText().contains("1 of 1 tests fail"), event.toString());
    List<String> types = result.eventTypes();
    int at = types.indexOf("changes_withheld");
    assertEquals("staged", types.get(at - 1), "the files are as before");
    assertEquals("nudged", types.get(at + 1));
  }

  @Test
  void withoutATerminalNothingIsJudgedUnlessItIsAskedFor() throws IOException {
    server.reply(writes(MENDED), DONE);
    assertEquals(0, program.run("", "--yes", "add x").exit());
    Result shown = program.run("", "show");
    assertEquals(2, shown.exit());
    assertTrue(shown.err().contains("nothing was held back in this workspace"), shown.err());
    Result all = program.run("", "show", "all");
    assertEquals("", all.out());
    assertTrue(all.err().contains("nothing was held back in this workspace"), all.err());
  }

  private String shown(String which) {
    Result shown = program.run("", "show", which);
    assertEquals(0, shown.exit(), shown.err());
    return "$ simplecoder show " + which + "\n" + shown.out() + shown.err();
  }

  private List<String> askedModels() {
    return server.chats().stream().map(chat -> chat.path("model").asText()).toList();
  }

  private static boolean is(JsonNode event, String type) {
    return event.path("type").asText().equals(type);
  }

  /** Times and names of sessions are left out. */
  private static void checkGolden(String name, String seen) {
    Golden.check(
        "gate/" + name,
        seen.replaceAll("\\d{8}T\\d{6}Z-\\w+", "SESSION")
            .replaceAll("\\d+% repeated", "N% repeated")
            .replaceAll("\\b\\d\\.\\d\\b", "N.N"));
  }
}
