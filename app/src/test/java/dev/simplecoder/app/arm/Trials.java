package dev.simplecoder.app.arm;

import dev.simplecoder.agent.dialect.DialectName;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What might have come of trying out a model. */
public final class Trials {

  public static final Instant WHEN = Instant.parse("2026-03-01T12:00:00Z");

  private Trials() {}

  /** Marks in the order of the questions, which may end early. */
  public static Trial of(DialectName dialect, Mark... marks) {
    Map<Question, Mark> each = new EnumMap<>(Question.class);
    var question = List.of(Question.values()).iterator();
    for (Mark mark : marks) {
      each.put(question.next(), mark);
    }
    return new Trial(dialect, each);
  }

  /** In which nothing failed. */
  public static Trial whole(DialectName dialect) {
    return of(dialect, Mark.PASSED, Mark.PASSED, Mark.PASSED, Mark.PASSED);
  }

  public static Probed probed(Trial... trials) {
    return new Probed(1, "0.1", WHEN, List.of(trials));
  }
}
