package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.command.TaskRun;
import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.Installation;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @TempDir private Path scratch;
  private FakeShell shell;

  @BeforeEach
  void startInScratch() {
    shell = new FakeShell(scratch);
  }

  @ParameterizedTest
  @EnumSource
  void theExitCodeOfATaskIsThatOfTheProgram(ExitCode end) {
    assertEquals(end.code(), run(_ -> end));
    assertEquals("", shell.err());
  }

  @Test
  void wrongInputIsOneLine() {
    assertEquals(
        2,
        run(_ -> {
          throw new UserError("this is\nwrong", "Do that.");
        }));
    assertEquals("simplecoder: this is\\nwrong. Do that.\n", shell.err());
  }

  @Test
  void anInterruptIsOneLine() {
    assertEquals(
        130,
        run(_ -> {
          throw new InterruptedException();
        }));
    assertEquals(
        130,
        run(_ -> {
          throw new ClosedByInterruptException();
        }));
    assertEquals("simplecoder: interrupted\n".repeat(2), shell.err());
  }

  @Test
  void whatTheMachineRefusesIsOneLine() {
    assertEquals(
        1,
        run(_ -> {
          throw new IOException("No space left on device");
        }));
    assertEquals("simplecoder: java.io.IOException: No space left on device\n", shell.err());
  }

  @Test
  void aBugShowsWhereItIs() {
    assertEquals(
        70,
        run(_ -> {
          throw new IllegalStateException("oops");
        }));
    List<String> lines = shell.err().lines().toList();
    assertEquals(
        List.of(
            "simplecoder: this is a bug in SimpleCoder: java.lang.IllegalStateException: oops",
            "java.lang.IllegalStateException: oops"),
        lines.subList(0, 2));
    assertTrue(lines.get(2).contains(MainTest.class.getName()), lines.get(2));
  }

  @Test
  void outputThatIsLostIsNotDone() {
    Shell ordinary = shell.shell();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    Shell broken =
        new Shell(
            ordinary.environment(),
            ordinary.directory(),
            ordinary.home(),
            ordinary.in(),
            new PrintStream(full, true, StandardCharsets.UTF_8),
            ordinary.err(),
            ordinary.terminals(),
            ordinary.columns(),
            ordinary.clock());
    assertEquals(1, main(_ -> ExitCode.DONE).run(List.of("--version"), broken));
    assertEquals("simplecoder: stdout could not be written\n", shell.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "demo",
        "undo",
        "redo",
        "watch",
        "show",
        "search",
        "index",
        "bench",
        "learn",
        "models",
        "engine",
        "doctor",
        "router",
        "gate",
        "config",
        "permissions",
        "completion"
      })
  void thePageOfHelpIsAsExpected(String command) {
    List<String> args = command.isEmpty() ? List.of("--help") : List.of(command, "--help");
    var installation = new Installation("1", "25", Path.of("/java"), "", "");
    var main = new Main(Wiring.program(installation, shell.shell().clock()));
    assertEquals(0, main.run(args, shell.shell()));
    Golden.check("help/" + (command.isEmpty() ? "simplecoder" : command) + ".txt", shell.out());
  }

  @Test
  void completionKnowsEveryCommandAndItsWords() {
    var installation = new Installation("1", "25", Path.of("/java"), "", "");
    var main = new Main(Wiring.program(installation, shell.shell().clock()));
    assertEquals(0, main.run(List.of("completion", "fish"), shell.shell()));
    for (String expected : List.of("-a models", "-a 'list probe pull add remove'", "-a doctor")) {
      assertTrue(shell.out().contains(expected), expected + " in\n" + shell.out());
    }
  }

  private int run(TaskRun taskRun) {
    return main(taskRun).run(List.of("do", "it"), shell.shell());
  }

  private static Main main(TaskRun taskRun) {
    return new Main(new Program("1", taskRun, List.of()));
  }
}
