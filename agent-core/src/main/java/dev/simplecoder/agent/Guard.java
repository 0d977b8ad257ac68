package dev.simplecoder.agent;

import dev.simplecoder.agent.event.Progress;
import dev.simplecoder.agent.event.Stop;
import java.util.List;

/** Looks at the task before each step and says whether to go on. */
public interface Guard {

  Verdict check(Progress progress);

  /** Go on, say something to the model or make room first, or end. */
  sealed interface Verdict {
    record Go() implements Verdict {}

    record Nudge(String text) implements Verdict {}

    /** The conversation is made shorter, and the task looked at again. */
    record Compact() implements Verdict {}

    /** What such tasks usually take is used up; the model is told, and the person. */
    record Reached(StepBudget budget) implements Verdict {}

    record End(Stop stop) implements Verdict {}
  }

  /** The first verdict that is not {@link Verdict.Go} counts. */
  static Guard firstOf(Guard... guards) {
    List<Guard> each = List.of(guards);
    return progress -> {
      for (Guard guard : each) {
        Verdict verdict = guard.check(progress);
        if (!(verdict instanceof Verdict.Go)) {
          return verdict;
        }
      }
      return new Verdict.Go();
    };
  }
}
