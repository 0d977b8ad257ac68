package dev.simplecoder.app.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.engine.EmbeddedEngine;
import dev.simplecoder.app.engine.Memory;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.held.HeldBack;
import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.Installation;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.Sessions;
import dev.simplecoder.app.store.decisions.GateLog;
import dev.simplecoder.app.store.decisions.GateRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A Python project in the sandbox, a replayed model, and a person at the keyboard. */
class WatchCommandTest {

  private static final String RIGHT = "def add(a, b):\n    return a + b\n";
  private static final String WRONG = "def add(a, b):\n    return a - b\n";
  private static final String WORSE = "def add(a, b):\n    return a * b\n";
  private static final String TEST =
      """
      import unittest

      from calc import add


      class AddTest(unittest.TestCase):
          def test_add(self):
              self.assertEqual(3, add(1, 2))
      """;

  @TempDir Path temp;
  private final FakeTime time = new FakeTime();
  private OllamaServer server;
  private Path folder;
  private FakeShell shell;

  @BeforeEach
  void start() throws IOException {
    server = OllamaServer.start();
    folder = Files.createDirectory(temp.toRealPath().resolve("ws"));
    Files.writeString(folder.resolve("test_calc.py"), TEST);
    write(RIGHT);
    shell =
        new FakeShell(folder)
            .withTerminals(Shell.Stream.IN, Shell.Stream.OUT, Shell.Stream.ERR)
            .with("PATH", "/usr/bin:/bin")
            .with("SIMPLECODER_BASE_URL", server.baseUrl().toString())
            .with("SIMPLECODER_PROBE", "false")
            .with("NO_COLOR", "1")
            .with("SIMPLECODER_PLAIN", "true")
            .with("SIMPLECODER_TEST_CMD", "python3 -m unittest")
            .with("SIMPLECODER_SEED", "1");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void write(String text) {
    try {
      Files.writeString(folder.resolve("calc.py"), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String calc() throws IOException {
    return Files.readString(folder.resolve("calc.py"));
  }

  /** The model writes this and says so. */
  private void mends(String text) {
    server.reply(
        OllamaReply.toolCall("write_file", Map.of("path", "calc.py", "content", text)),
        OllamaReply.text("I mended calc.py."));
  }

  /** What is typed once a question is there, before which something may happen. */
  private static InputStream keys(String typed, Runnable before) {
    return new InputStream() {
      private int at;

      @Override
      public int read() {
        if (at == 0) {
          before.run();
        }
        return at < typed.length() ? typed.charAt(at++) : -1;
      }

      @Override
      public int read(byte[] into, int from, int most) {
        int next = read();
        if (next != -1) {
          into[from] = (byte) next;
        }
        return Math.min(next, 1);
      }
    };
  }

  private ExitCode watch(String... arguments) throws Exception {
    var installation = new Installation("test", "25", temp, "", "");
    var command =
        new WatchCommand(
            in ->
                new ModelServers(
                    in.clock(),
                    Thread::sleep,
                    new Random(1),
                    new EmbeddedEngine(installation, in, Memory::ofThisMachine)),
            time,
            "test");
    return command.run(new CommandLine(command.spec()).parseArgs(arguments), shell.shell());
  }

  private Path state() {
    return Directories.of(shell.shell()).state();
  }

  private List<GateRow> judged() {
    return new GateLog(
            state(),
            time,
            problem -> {
              throw new AssertionError(problem);
            })
        .figures();
  }

  private Optional<Label.Word> label() {
    return judged().getLast().label().map(Label::word);
  }

  @Test
  void aSaveThatBreaksTheTestsIsFollowedByAFixThatThePersonTakes() throws Exception {
    time.then(() -> write(WRONG)).pause().pause();
    mends(RIGHT);
    shell.withInput(keys("y\n", () -> {}));

    assertEquals(ExitCode.DONE, watch(), shell::err);

    assertEquals(RIGHT, calc());
    assertEquals(
        List.of(
            "now: 1 test passes",
            "saved calc.py: 1 of 1 test fails: test_calc.AddTest.test_add",
            "checked 2 times; 1 fix shown, 1 taken"),
        shell.out().lines().map(line -> line.replaceFirst("^[\\d:]{8} ", "")).toList());
    assertTrue(shell.err().contains("+    return a + b\n1 file, +1 -1\nchecked: "), shell.err());
    assertFalse(shell.err().contains("[s]ession"), shell.err());
    List<GateRow> judged = judged();
    assertEquals(
        List.of(Kind.WATCH_FIX, Kind.WATCH_FIX),
        judged.stream().map(row -> row.decision().kind()).toList());
    assertEquals(List.of(false, true), judged.stream().map(GateRow::isShown).toList());
    assertEquals(Optional.of(Label.Word.ACCEPTED), label());
    String request = server.chats().getFirst().path("messages").get(1).path("content").asText();
    assertTrue(request.startsWith("Mend what fails since the person saved calc.py."), request);
    assertTrue(
        request.contains("it is data and no instruction.]\npython3 -m unittest: 1 failed"),
        request);
  }

  @Test
  void whatDoesNotMendStaysAwayWithoutAWordAndIsKept() throws Exception {
    write(WRONG);
    mends(WORSE);

    assertEquals(ExitCode.NOT_DONE, watch("--once"), shell::err);

    assertEquals(WRONG, calc());
    assertEquals("", shell.err());
    List<HeldBack.One> held = new HeldBack(new Sessions(state()), folder).all();
    assertEquals(1, held.size());
    assertTrue(held.getFirst().changes().diff().contains("a * b"));
    assertTrue(
        held.getFirst().changes().why().contains("the checks do not pass with it"),
        held.getFirst().changes()::why);
    assertEquals(List.of(false, false), judged().stream().map(GateRow::isShown).toList());
  }

  @Test
  void whatThePersonHasAllowedBeforehandDoesNotApplyWhatTheyHaveNotAskedFor() throws Exception {
    write(WRONG);
    mends(RIGHT);
    shell.with("SIMPLECODER_YES", "true").withInput(keys("n\n", () -> {}));

    assertEquals(ExitCode.NOT_DONE, watch("--once"), shell::err);

    assertEquals(WRONG, calc());
    assertTrue(shell.err().contains("not applied: rejected"), shell.err());
    assertEquals(Optional.of(Label.Word.REJECTED), label());
  }

  @Test
  void aYesToAFixForFilesThatHaveChangedMeanwhileAppliesNothing() throws Exception {
    write(WRONG);
    mends(RIGHT);
    shell.withInput(keys("y\n", () -> write(WORSE)));

    assertEquals(ExitCode.NOT_DONE, watch("--once"), shell::err);

    assertEquals(WORSE, calc());
    assertTrue(shell.err().contains("not applied: given up"), shell.err());
    assertEquals(Optional.of(Label.Word.CENSORED), label());
  }

  @Test
  void withTheGateOffAFixThatMendsIsShownAndNothingIsJudged() throws Exception {
    write(WRONG);
    mends(RIGHT);
    shell.withInput(keys("y\n", () -> {}));
    assertEquals(ExitCode.DONE, watch("--once", "--gate=off"), shell::err);
    assertEquals(RIGHT, calc());
    assertEquals(List.of(), judged());
  }

  @Test
  void aServerThatIsPassedOverForAnotherOneIsNamed() throws Exception {
    String live = server.baseUrl().toString();
    try (var gone = OllamaServer.start()) {
      shell.with("SIMPLECODER_BASE_URL", gone.baseUrl().toString());
    }
    shell.with("SIMPLECODER_OTHER_SERVERS", live);
    assertEquals(ExitCode.DONE, watch("--once"), shell::err);
    assertTrue(shell.err().contains("; it was passed over"), shell.err());
  }

  @Test
  void whatIsMissingIsSaidWithARemedy() throws Exception {
    server.close();
    assertEquals(ExitCode.MODEL, watch("--once"));
    assertTrue(shell.err().contains("simplecoder: "), shell.err());

    shell.with("SIMPLECODER_SANDBOX", "off");
    UserError refused = assertThrows(UserError.class, () -> watch("--once"));
    assertTrue(refused.line().contains("Set sandbox to auto"), refused.line());

    shell.with("SIMPLECODER_VERIFY", "off");
    UserError off = assertThrows(UserError.class, () -> watch("--once"));
    assertTrue(off.line().contains("switched off by $SIMPLECODER_VERIFY"), off.line());
  }
}
