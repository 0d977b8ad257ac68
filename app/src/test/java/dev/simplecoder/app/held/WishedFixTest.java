package dev.simplecoder.app.held;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.gate.Costs;
import dev.simplecoder.app.gate.Costs.Cost;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.app.gate.Rule;
import dev.simplecoder.app.gate.Suggestion;
import dev.simplecoder.app.gate.Verified;
import dev.simplecoder.app.gate.judge.LearnedGate;
import dev.simplecoder.app.store.decisions.GateLog;
import dev.simplecoder.router.gate.acceptance.Observation;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WishedFixTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

  @TempDir Path state;

  private GateLog log() {
    return new GateLog(
        state,
        CLOCK,
        problem -> {
          throw new AssertionError(problem);
        });
  }

  /** One that was made and took a model so long; all else took a second. */
  private void made(Kind kind, double seconds) {
    Cost second = Cost.measured(1);
    new LearnedGate(log(), Mode.ON, Rule.THRESHOLD, CLOCK, new Random(1), _ -> {})
        .judge(
            new Suggestion(
                "s",
                kind,
                new Observation(Map.of(), Map.of()),
                new Costs(Cost.measured(seconds), second, second, second),
                new Suggestion.Stage.Made(Verified.NOTHING, 0)));
  }

  private Suggestion wished() {
    return new WishedFix(log().figures(), 2)
        .of("watch", "Mend it.", List.of(new WorkspacePath("a.py")), LocalTime.NOON);
  }

  @Test
  void aFixCostsATenthOfWhatFixesTookElseOtherTasksElseAMinute() {
    assertEquals(
        new Costs(Cost.estimated(6), Cost.estimated(4), Cost.estimated(13.75), Cost.estimated(55)),
        wished().costs());
    made(Kind.CHANGES, 8);
    assertEquals(
        new Costs(
            Cost.estimated(0.8), Cost.estimated(4), Cost.estimated(13.75), Cost.estimated(55)),
        wished().costs());
    made(Kind.WATCH_FIX, 20);
    made(Kind.WATCH_FIX, 30);
    assertEquals(
        new Costs(Cost.estimated(2.5), Cost.estimated(1), Cost.estimated(1), Cost.estimated(1)),
        wished().costs());
  }

  @Test
  void theGateIsToldWordsFromTables() {
    Suggestion wished = wished();
    assertEquals(new Suggestion.Stage.Wished(), wished.stage());
    assertEquals(
        Map.of("form", "error", "mode", "edit", "daytime", "afternoon", "language", "python"),
        wished.seen().texts());
    assertEquals(2.0, wished.seen().numbers().get("prompt_words"));
  }
}
