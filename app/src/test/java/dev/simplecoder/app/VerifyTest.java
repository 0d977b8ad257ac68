package dev.simplecoder.app;

import static dev.simplecoder.app.CalcProject.DONE;
import static dev.simplecoder.app.CalcProject.RIGHT;
import static dev.simplecoder.app.CalcProject.WRONG;
import static dev.simplecoder.app.CalcProject.writes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplecoder.app.TriedProgram.Result;
import dev.simplecoder.app.models.Json;
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

/** Changes are tried out before they are applied: a small Python project in the real sandbox. */
class VerifyTest {

  @TempDir Path scratch;
  private OllamaServer server;
  private ProgramHere program;

  @BeforeEach
  void start() throws IOException {
    server = OllamaServer.start();
    program = new ProgramHere(scratch, server.baseUrl().toString());
    CalcProject.writeTo(program.workspace());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aChangeThatPassesIsCheckedAndApplied() throws IOException {
    server.reply(writes(RIGHT + "\n\nx = 1\n"), DONE);

    Result result = program.run("", "--yes", "add x");

    assertEquals(0, result.exit(), result.err());
    assertSays(result, "checked: unittest, 1 passed");
    assertEquals(RIGHT + "\n\nx = 1\n", program.files().get("calc.py"));
  }

  @Test
  void aChangeThatBreaksATestGoesBackToTheModelWhichMendsIt() throws IOException {
    server.reply(writes(WRONG), DONE, writes(RIGHT + "x = 1\n"), DONE);

    Result result = program.run("", "--yes", "add x");

    assertEquals(0, result.exit(), result.err());
    assertSays(result, "broken: unittest, ", "asking the model to mend it", "1 passed");
    assertEquals(RIGHT + "x = 1\n", program.files().get("calc.py"));
    String repair = lastMessage(2);
    assertTrue(repair.startsWith("[The project's checks were run"), repair);
    assertTrue(repair.contains("test_add") && repair.contains("-1"), repair);
  }

  @Test
  void whatStaysBrokenIsNotAppliedByYes() throws IOException {
    server.reply(
        writes(WRONG), DONE, writes(WRONG + "x = 1\n"), DONE, writes(WRONG + "y = 1\n"), DONE);

    Result result = program.run("", "--yes", "add x");

    assertEquals(1, result.exit(), result.err());
    assertSays(
        result,
        "taken back",
        "broken: unittest, ",
        "not applied: it breaks what worked",
        "kept as ",
        "git -C");
    assertTrue(result.err().contains("-    return a + b\n+    return a - b\n"), result.err());
    assertFalse(result.err().contains("+y = 1"), result.err());
    assertEquals(RIGHT, program.files().get("calc.py"));
    assertEquals(6, server.chats().size());
  }

  @Test
  void theModelRunsTheTestsItselfAndTheyAreNotRunAgain() throws IOException {
    server.reply(
        writes(WRONG),
        OllamaReply.toolCall("run_tests", Map.of()),
        writes(RIGHT + "x = 1\n"),
        OllamaReply.toolCall("run_tests", Map.of()),
        OllamaReply.text("I changed calc.py. I ran the tests, and all tests pass."));

    Result result = program.run("", "--json", "--yes", "add x");

    assertEquals(0, result.exit(), result.err());
    List<JsonNode> verified = events(result, "verified");
    assertEquals(1, verified.size());
    assertEquals("passed", verified.getFirst().path("evidence").path("verdict").asText());
    assertEquals(List.of(), events(result, "claims_unsupported"));
    assertEquals(List.of(), events(result, "nudged"));
    assertTrue(lastMessage(2).contains("1 failed"), lastMessage(2));
    assertTrue(lastMessage(4).contains("All of it passes"), lastMessage(4));
    assertEquals(5, server.chats().getFirst().path("tools").size());
  }

  @Test
  void aClaimOfTestsThatPassIsHeldAgainstTheRun() {
    OllamaReply claim = OllamaReply.text("I changed calc.py. All tests pass.");
    server.reply(writes(WRONG), claim, claim);

    Result result = program.run("", "--yes", "subtract");

    assertEquals(1, result.exit(), result.err());
    assertTrue(
        result.out().contains("[not confirmed: \"All tests pass\": unittest, "), result.out());
  }

  @Test
  void withoutVerificationNothingIsRunNorOffered() throws IOException {
    server.reply(writes(WRONG), DONE);

    Result result = program.run("", "--no-verify", "--yes", "subtract");

    assertEquals(0, result.exit(), result.err());
    assertFalse(result.err().contains("checked"), result.err());
    assertEquals(WRONG, program.files().get("calc.py"));
    assertFalse(server.chats().toString().contains("run_tests"));
  }

  @Test
  void aCommandOfThePersonsIsTheTest() throws IOException {
    server.reply(writes(WRONG), DONE, OllamaReply.text("It is meant so."));
    String command = "grep -q 'a + b' calc.py || { echo no sum here; exit 1; }";

    Result result = program.run("", "--test-cmd", command, "--yes", "subtract");

    assertEquals(1, result.exit(), result.err());
    assertSays(result, "broken: grep -q", "no sum here");
    assertTrue(lastMessage(2).contains("no sum here"), lastMessage(2));
    assertEquals(RIGHT, program.files().get("calc.py"));
  }

  @Test
  void whereThereIsNoSandboxNothingIsRunAndOneLineSaysSo() throws IOException {
    String absent = OllamaServer.absent().toString();
    program.with("SIMPLECODER_SANDBOX_URL", absent);
    server.reply(writes(WRONG), DONE);

    Result result = program.run("", "--sandbox", "fusion", "--yes", "subtract");

    assertEquals(0, result.exit(), result.err());
    List<String> lines =
        result
            .err()
            .lines()
            .filter(line -> line.contains("checked") || line.contains(absent))
            .toList();
    assertEquals(1, lines.size(), result.err());
    assertTrue(lines.getFirst().startsWith("not checked: "), result.err());
    assertTrue(lines.getFirst().contains("sandbox_url"), result.err());
    assertEquals(WRONG, program.files().get("calc.py"));
    assertFalse(server.chats().toString().contains("run_tests"));
  }

  @Test
  void whereThereAreNoTestsOneLineSaysSo() throws IOException {
    Files.delete(program.workspace().resolve("test_calc.py"));
    Files.delete(program.workspace().resolve("calc.py"));
    server.reply(
        OllamaReply.toolCall("write_file", Map.of("path", "a.txt", "content", "a\n")),
        OllamaReply.text("I wrote a.txt."));

    Result result = program.run("", "--yes", "write a.txt");

    assertEquals(0, result.exit(), result.err());
    assertEquals(
        1,
        result.err().lines().filter(line -> line.startsWith("not checked: ")).count(),
        result.err());
  }

  private String lastMessage(int chat) {
    JsonNode messages = server.chats().get(chat).path("messages");
    return messages.get(messages.size() - 1).path("content").asText();
  }

  private static List<JsonNode> events(Result result, String type) {
    return result
        .out()
        .lines()
        .map(Json::read)
        .filter(event -> event.path("type").asText().equals(type))
        .toList();
  }

  private static void assertSays(Result result, String... parts) {
    for (String part : parts) {
      assertTrue(result.err().contains(part), () -> part + " is not in:\n" + result.err());
    }
  }
}
