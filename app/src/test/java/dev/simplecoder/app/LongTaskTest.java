package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.agent.model.Budget;
import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.golden.MarkdownTable;
import dev.simplecoder.app.play.PlayedRun;
import dev.simplecoder.app.play.PlayedTask;
import dev.simplecoder.app.play.Shape;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.Installation;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A task of sixty steps, in windows that hold a part of it and in one that holds all, with the
 * tokens that each costs: the whole program but for its process, against the replay server.
 */
class LongTaskTest {

  private static final int WHOLE = 32_768;

  @TempDir Path scratch;

  @Test
  void sixtyStepsAreDoneInWindowsThatHoldAPartOfThem() throws Exception {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("dialect", "window", "shortened", "longest prompt", "tokens sent", "read anew"));
    for (DialectName dialect : DialectName.values()) {
      for (int window : List.of(4_096, 8_192, 16_384, WHOLE)) {
        rows.add(row(dialect, window));
      }
    }
    Golden.check("compaction/sixty.md", MarkdownTable.of(rows));
  }

  private List<String> row(DialectName dialect, int window) throws Exception {
    var installation = new Installation("test", "25", scratch, "", "");
    Program program = Wiring.program(installation, InstantSource.fixed(FakeShell.NOW));
    PlayedRun run =
        PlayedRun.of(program, scratch, PlayedTask.sixty(), dialect, window, Shape.of(dialect));
    assertTrue(run.isAsMeant(), run::toString);
    assertEquals(60, run.steps());
    assertEquals(0, run.truncations(), run::toString);
    assertEquals(List.of(window), run.windows());
    assertTrue(run.longestPrompt() <= new Budget(window).prompt(), run::toString);
    assertEquals(window == WHOLE, run.compactions() == 0, run::toString);
    assertTrue(window != 8_192 || 2 <= run.compactions(), run::toString);
    return List.of(
        dialect.name().toLowerCase(Locale.ROOT),
        String.valueOf(window),
        String.valueOf(run.compactions()),
        String.valueOf(run.longestPrompt()),
        String.valueOf(run.tokens()),
        String.valueOf(run.tokens() - run.cachedTokens()));
  }
}
