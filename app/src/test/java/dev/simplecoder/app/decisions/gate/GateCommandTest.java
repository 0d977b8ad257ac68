package dev.simplecoder.app.decisions.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.command.Subcommand;
import dev.simplecoder.app.gate.judge.TaughtGate;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.decisions.GateLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateCommandTest {

  @TempDir private Path scratch;
  private FakeShell shell;

  @BeforeEach
  void makeShell() throws IOException {
    Path work = Files.createDirectories(scratch.toRealPath().resolve("work"));
    shell = new FakeShell(work).withHome(Files.createDirectories(scratch.resolve("home")));
  }

  private String run(String... more) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of("gate"));
    words.addAll(List.of(more));
    int before = shell.out().length();
    var program =
        new Program("1", _ -> ExitCode.DONE, List.of(new Subcommand("gate", "", GateCommand::new)));
    assertEquals(ExitCode.DONE, program.run(words, shell.shell()));
    return shell.out().substring(before);
  }

  private String refused(String... more) {
    UserError error = assertThrows(UserError.class, () -> run(more));
    return "" + error.getMessage();
  }

  private void judgeSome() {
    var log = new GateLog(Directories.of(shell.shell()).state(), shell.shell().clock(), _ -> {});
    new TaughtGate(log).teach(4, 0);
  }

  @Test
  void withoutAnyDecisionItSaysSo() throws IOException, InterruptedException {
    assertEquals("", run());
    assertTrue(shell.err().startsWith("Nothing was judged yet"), shell.err());
    assertEquals("", run("why"));
    assertEquals("", run("status", "--data"));
    assertEquals("no decision 7", refused("why", "7"));
  }

  @Test
  void everythingThatIsKeptIsShownAndForgottenWhereThatIsMeant()
      throws IOException, InterruptedException {
    judgeSome();
    List<String> data = run("status", "--data").lines().toList();
    assertEquals(4, data.size());
    assertTrue(data.getFirst().contains("\"seen\":{\"added_lines\":2.0"), data.getFirst());
    assertTrue(data.getFirst().contains("\"label\":{\"word\":\"accepted\""), data.getFirst());
    assertEquals(data.get(1) + "\n", run("why", "2", "--json"));
    assertTrue(run("why").startsWith("decision 4: changes of task task"), shell.out());
    assertTrue(refused("reset").startsWith("reset forgets 4 decisions"));
    assertEquals("forgot  4 decisions\n", run("reset", "--yes"));
    assertEquals("", run("status", "--data"));
  }

  @Test
  void thePictureIsWrittenWhereItIsWanted() throws IOException, InterruptedException {
    judgeSome();
    run("status", "--svg", "gate.svg");
    Path file = shell.shell().directory().resolve("gate.svg");
    assertTrue(Files.readString(file).startsWith("<svg "));
    assertTrue(refused("status", "--svg", "no/such/folder.svg").contains("could not be written"));
  }

  @Test
  void whatIsNotKnownIsRefused() throws IOException, InterruptedException {
    judgeSome();
    assertEquals("no policy \"best\"", refused("replay", "--policy", "best"));
    assertEquals("no decision x", refused("why", "x"));
    assertTrue(refused("reset", "now").startsWith("gate: expected status"));
    assertEquals(6, run("replay", "--policy", "guardrail", "--json").lines().count());
  }
}
