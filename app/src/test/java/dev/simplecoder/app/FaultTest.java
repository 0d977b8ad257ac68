package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.TriedProgram.Result;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the person sees of each fault, and that nothing is lost by it. */
class FaultTest {

  private static final OllamaReply WRITE =
      OllamaReply.toolCall("write_file", Map.of("path", "a.txt", "content", "a\n"));

  @TempDir Path scratch;
  private OllamaServer server;
  private ProgramHere program;

  @BeforeEach
  void start() throws IOException {
    server = OllamaServer.start();
    program = new ProgramHere(scratch, server.baseUrl().toString());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anAbsentServerIsExit4WithTheTwoCommandsThatFixIt() {
    String absent = OllamaServer.absent().toString();

    Result result = program.run("", "--base-url", absent, "hello");

    assertEquals(4, result.exit());
    assertSays(result, absent, "ollama serve", "simplecoder models pull");
    assertEquals(1, result.err().lines().count(), result.err());
  }

  @Test
  void anUnknownModelIsNamedWithTheNearestAndHowToGetIt() {
    Result result = program.run("", "-m", "no-such-model", "hello");

    assertEquals(4, result.exit());
    assertSays(result, "no-such-model", "simplecoder models pull");
  }

  @Test
  void a404InTheMiddleKeepsWhatWasWritten() throws IOException {
    server.reply(WRITE, OllamaReply.status(404, "model 'gone' not found"));

    Result result = program.run("", "--yes", "write");

    assertEquals(4, result.exit());
    assertKept(result);
    assertSays(result, "not found");
  }

  @Test
  void aServerErrorIsTriedAgainAndThenTold() throws IOException {
    OllamaReply failure = OllamaReply.status(500, "out of memory");
    server.reply(WRITE, failure, failure, failure);

    Result result = program.run("", "--yes", "write");

    assertEquals(4, result.exit());
    assertSays(result, "out of memory", "again");
    assertEquals(4, server.chats().size());
    assertKept(result);
  }

  @Test
  void oneServerErrorDoesNoHarm() throws IOException {
    server.reply(OllamaReply.status(503, "busy"), WRITE, OllamaReply.text("Written."));

    Result result = program.run("", "--yes", "write");

    assertEquals(0, result.exit(), result.err());
    assertEquals(Map.of("a.txt", "a\n"), program.files());
  }

  @Test
  void garbageIsExit4AndTheTextBeforeItIsShown() throws IOException {
    server.reply(WRITE, OllamaReply.garbageAfter("So far so good. ", "<html>"));

    Result result = program.run("", "--yes", "write");

    assertEquals(4, result.exit());
    assertEquals("So far so good. \n(cut off here)\n", result.out());
    assertKept(result);
  }

  @Test
  void aCutStreamIsExit4AndTheTextBeforeItIsShown() {
    server.reply(OllamaReply.cutAfter("The answer is "));

    Result result = program.run("", "what?");

    assertEquals(4, result.exit());
    assertEquals("The answer is \n(cut off here)\n", result.out());
  }

  @Test
  void aHangEndsAtTheTimeout() throws IOException {
    server.reply(WRITE, OllamaReply.hangAfter("Let me think "));

    Result result = program.with("SIMPLECODER_IDLE_TIMEOUT", "1s").run("", "--yes", "write");

    assertEquals(4, result.exit());
    assertEquals("Let me think \n(cut off here)\n", result.out());
    assertSays(result, "idle_timeout");
    assertKept(result);
  }

  @Test
  void anEmptyReplyIsAskedForOnceMore() {
    server.reply(OllamaReply.empty(), OllamaReply.text("Here I am."));

    Result result = program.run("", "hello");

    assertEquals(0, result.exit(), result.err());
    assertEquals("Here I am.\n", result.out());
  }

  @Test
  void twoEmptyRepliesAreExit1() {
    server.reply(OllamaReply.empty(), OllamaReply.empty());

    assertEquals(1, program.run("", "hello").exit());
  }

  @Test
  void brokenArgumentsAreToldToTheModelWhichMayMendThem() throws IOException {
    server.reply(
        OllamaReply.toolCallOf("write_file", "{\"path\": \"a.txt\", \"content\": \"a"),
        WRITE,
        OllamaReply.text("Written."));

    Result result = program.run("", "--yes", "write");

    assertEquals(0, result.exit(), result.err());
    assertEquals(Map.of("a.txt", "a\n"), program.files());
  }

  @Test
  void anUnknownToolIsToldToTheModelWithTheNearestName() throws IOException {
    server.reply(
        OllamaReply.toolCall("writefile", Map.of("path", "a.txt", "content", "a\n")),
        WRITE,
        OllamaReply.text("Written."));

    Result result = program.run("", "--yes", "write");

    assertEquals(0, result.exit(), result.err());
    assertTrue(server.chats().get(1).toString().contains("Did you mean write_file?"));
    assertEquals(Map.of("a.txt", "a\n"), program.files());
  }

  @Test
  void fiveIdenticalCallsEndTheTask() {
    server.otherwise(_ -> OllamaReply.toolCall("list_files", Map.of()));

    Result result = program.run("", "list");

    assertEquals(1, result.exit(), result.err());
    assertEquals(5, server.chats().size());
    assertSays(result, "it made the same call of list_files 5 times");
  }

  @Test
  void theStepLimitIsExit5AndSaysHowToRaiseIt() {
    server.otherwise(_ -> OllamaReply.toolCall("list_files", Map.of()));

    Result result = program.run("", "--max-steps", "2", "list");

    assertEquals(5, result.exit());
    assertSays(result, "2 steps", "--max-steps");
  }

  /** Nothing was applied, and the changes are in a patch that the person is told of. */
  private void assertKept(Result result) throws IOException {
    assertEquals(Map.of(), program.files());
    assertSays(result, "+a", "kept as", "git -C");
  }

  private static void assertSays(Result result, String... parts) {
    for (String part : parts) {
      assertTrue(result.err().contains(part), () -> part + " is not in:\n" + result.err());
    }
  }
}
