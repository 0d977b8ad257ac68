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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two recorded models and a project with tests: who begins, who repairs, and what is learned. */
class RouterTest {

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
  void anAttemptThatFailsItsTestsIsRepairedByTheOtherModelAndTheLogSaysWhy() throws IOException {
    server.reply(writes(WRONG), DONE, writes(RIGHT + "x = 1\n"), DONE);

    Result result = program.run("", "--yes", "add x");

    assertEquals(0, result.exit(), result.err());
    assertEquals(RIGHT + "x = 1\n", program.files().get("calc.py"));
    assertEquals(List.of(SMALL, SMALL, LARGE, LARGE), askedModels());
    String repair = server.chats().get(2).path("messages").toString();
    assertTrue(repair.contains("The project's checks were run"), repair);
    var seen = new StringBuilder(result.err());
    for (String words : List.of("explain", "explain 1", "fixrates", "status")) {
      seen.append("$ simplecoder router ").append(words).append('\n');
      seen.append(router(words.split(" ", -1)));
    }
    checkGolden("repaired.txt", seen.toString());
  }

  @Test
  void afterSomeTasksAnotherModelBegins() throws IOException {
    List<String> begun = new ArrayList<>();
    for (int task = 0; task < 4; task++) {
      Files.writeString(program.workspace().resolve("calc.py"), RIGHT);
      int before = server.chats().size();
      server.reply(writes(WRONG), DONE, writes(RIGHT + "x = 1\n"), DONE);
      assertEquals(0, program.run("", "--yes", "add x").exit());
      begun.add(askedModels().get(before));
    }
    assertEquals(SMALL, begun.getFirst());
    assertTrue(begun.contains(LARGE), begun.toString());
    checkGolden("replay.txt", router("replay", "--policy", "fixed:" + LARGE));
  }

  @Test
  void theEventCarriesTheDecisionItsProbabilityAndTheReason() throws IOException {
    server.reply(writes(WRONG), DONE, writes(RIGHT + "x = 1\n"), DONE);

    Result result = program.run("", "--yes", "--json", "add x");

    List<JsonNode> chosen =
        result.out().lines().map(Json::read).filter(it -> is(it, "model_chosen")).toList();
    assertEquals(List.of("1", "2"), chosen.stream().map(it -> text(it, "decision_id")).toList());
    assertEquals(List.of("act", "repair"), chosen.stream().map(it -> text(it, "role")).toList());
    assertEquals(List.of(SMALL, LARGE), chosen.stream().map(it -> text(it, "model")).toList());
    assertEquals(0.99, chosen.getFirst().path("probability").asDouble(), 1e-9);
    assertTrue(text(chosen.getFirst(), "why").startsWith("since "), chosen.toString());
  }

  @Test
  void aPersonWhoNamesTheModelOrSwitchesTheRouterOffGetsNoDecision() throws IOException {
    server.reply(OllamaReply.text("Hi."), OllamaReply.text("Hi."));
    assertEquals(0, program.run("", "--model", LARGE, "hello").exit());
    assertEquals(0, program.run("", "--router", "off", "hello").exit());
    assertTrue(program.run("", "router").err().startsWith("Nothing was decided yet"));
    assertTrue(Files.notExists(log()));
  }

  @Test
  void aFixedModelIsAskedAndLearnedFrom() throws IOException {
    server.reply(writes(RIGHT + "x = 1\n"), DONE);
    Result result =
        program.run("", "--router", "fixed:" + LARGE, "--edit-format", "whole", "--yes", "add x");
    assertEquals(0, result.exit(), result.err());
    assertEquals(List.of(LARGE, LARGE), askedModels());
    assertTrue(router("explain").contains("outcome:  passed, by its checks"), router("explain"));

    Result unknown = program.run("", "--router", "fixed:gpt", "add x");
    assertEquals(2, unknown.exit());
    assertTrue(unknown.err().contains("the router has no model gpt"), unknown.err());
  }

  @Test
  void whatIsExportedIsImportedElsewhereAndForgottenOnlyWhenToldTwice() throws IOException {
    server.reply(writes(WRONG), DONE, writes(RIGHT + "x = 1\n"), DONE);
    program.run("", "--yes", "add x");
    String exported = router("export");
    assertFalse(exported.contains("add x"), exported);
    Path file = Files.writeString(scratch.resolve("log.jsonl"), exported);
    var other = new ProgramHere(scratch.resolve("other"), server.baseUrl().toString());

    assertEquals("added  2 decisions\n", other.run("", "router", "import", file.toString()).out());
    assertEquals(exported, other.run("", "router", "export").out());
    assertEquals(router("status"), other.run("", "router", "status").out());
    assertEquals(
        router("replay"), other.run("", "router", "replay", "--log", file.toString()).out());

    Result asked = program.run("", "router", "reset");
    assertEquals(2, asked.exit());
    assertTrue(asked.err().contains("reset forgets 2 decisions"), asked.err());
    assertEquals("forgot  2 decisions\n", router("reset", "--yes"));
    assertTrue(program.run("", "router").err().startsWith("Nothing was decided yet"));
  }

  @Test
  void aDamagedLogIsMovedAsideAndTheTaskIsDone() throws IOException {
    server.otherwise(_ -> OllamaReply.text("Hi."));
    program.run("", "hello");
    Files.writeString(log(), "no database");

    Result result = program.run("", "hello");

    assertEquals(0, result.exit(), result.err());
    assertTrue(result.err().contains("router.db was damaged and is now"), result.err());
    assertTrue(router("explain").contains("decision 1:"), router("explain"));
  }

  private Path log() {
    return program.home().resolve(".local/state/simplecoder/router.db");
  }

  private String router(String... words) {
    List<String> command = new ArrayList<>(List.of("router"));
    command.addAll(List.of(words));
    return program.run("", command.toArray(String[]::new)).out();
  }

  private List<String> askedModels() {
    return server.chats().stream().map(chat -> text(chat, "model")).toList();
  }

  private static boolean is(JsonNode event, String type) {
    return text(event, "type").equals(type);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  /** Times and names of sessions are left out. */
  private static void checkGolden(String name, String seen) {
    Golden.check(
        "router/" + name,
        seen.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
            .replaceAll("on task \\S+,", "on task SESSION,")
            .replaceAll("\\d+% repeated", "N% repeated")
            .replaceAll("\\b\\d\\.\\d\\b", "N.N"));
  }
}
