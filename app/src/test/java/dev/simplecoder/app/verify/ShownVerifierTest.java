package dev.simplecoder.app.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Prose;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Terminals;
import dev.simplecoder.app.render.Ticker;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShownVerifierTest {

  @TempDir private Path folder;
  private final List<Runnable> ticks = new ArrayList<>();
  private Instant now = FakeShell.NOW;

  @Test
  void whatIsRunIsShownWithItsSecondsAndGoneWhenItHasEnded() throws Exception {
    var fake = new FakeShell(folder);
    var verifier = new ShownVerifier(new ScriptedVerifier(Shown.passed()), console(fake.shell()));
    verifier.verify(
        ChangeSet.EMPTY,
        _ -> {
          now = now.plusSeconds(12);
          ticks.forEach(Runnable::run);
        });
    assertTrue(fake.err().contains("running pytest… 12 s"), fake.err());
    assertEquals(List.of(), ticks);
  }

  @Test
  void itIsGoneWhereTheSandboxFailsToo() {
    var verifier =
        new ShownVerifier(new ScriptedVerifier(), console(new FakeShell(folder).shell()));
    assertThrows(IOException.class, () -> verifier.verify(ChangeSet.EMPTY, _ -> {}));
    assertEquals(List.of(), ticks);
  }

  private Console console(Shell shell) {
    Ticker ticker =
        tick -> {
          ticks.add(tick);
          return () -> ticks.remove(tick);
        };
    return new Console(
        shell.out(),
        shell.err(),
        new Terminals(true, true, true),
        new Style(false, true, 80),
        () -> now,
        ticker,
        Prose.PLAIN);
  }
}
