package dev.simplecoder.app.task;

import dev.simplecoder.agent.StepBudget;
import dev.simplecoder.agent.TaskKind;
import dev.simplecoder.app.settings.Key;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Origin;
import dev.simplecoder.app.settings.Settings;
import java.util.List;
import java.util.Optional;

/** How many steps work of a kind may take before it has to show a gain. */
final class StepBudgets {

  private static final double PERCENTILE = 0.75;

  /** From fewer there is nothing to learn, and older ones were of another time. */
  private static final int LEAST_WORKS = 8;

  private static final int MOST_WORKS = 100;

  /** A budget that every other task would use up is none. */
  private static final int LEAST_STEPS = 6;

  private StepBudgets() {}

  /**
   * What the person set, else what three of four such works took on this machine, else the default.
   *
   * @param taken what such works took, oldest first
   * @return empty where the person has said how many steps there may be in all
   */
  static Optional<StepBudget> of(TaskKind kind, Settings settings, List<Integer> taken) {
    if (isSet(settings, Keys.MAX_STEPS)) {
      return Optional.empty();
    }
    int fixed = settings.get(Keys.STEP_BUDGET);
    if (isSet(settings, Keys.STEP_BUDGET)) {
      String why = "as many as " + settings.origin(Keys.STEP_BUDGET).words() + " allows";
      return Optional.of(new StepBudget(fixed, why, kind.gain()));
    }
    if (taken.size() < LEAST_WORKS) {
      String why = "as many as " + kind.words() + " usually take";
      return Optional.of(new StepBudget(fixed, why, kind.gain()));
    }
    List<Integer> last = taken.subList(Math.max(0, taken.size() - MOST_WORKS), taken.size());
    String why =
        "more than 3 of 4 of the last %d %s on this machine took"
            .formatted(last.size(), kind.words());
    int steps = Math.max(LEAST_STEPS, percentile(last));
    return Optional.of(new StepBudget(steps, why, kind.gain()));
  }

  static boolean isSet(Settings settings, Key<?> key) {
    return !(settings.origin(key) instanceof Origin.Default);
  }

  /** By the nearest rank. */
  private static int percentile(List<Integer> taken) {
    List<Integer> sorted = taken.stream().sorted().toList();
    return sorted.get((int) Math.ceil(PERCENTILE * sorted.size()) - 1);
  }
}
