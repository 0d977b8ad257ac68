package dev.simplecoder.app.held;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How long somebody has edited files, by when each was written last. It is an estimate: nothing
 * watches the files, so only the last of the changes since the look before is known of each, and
 * from one to the next a minute counts at most, since whoever pauses for longer did something else.
 * What is edited and not saved, and whoever else writes the files, is not told apart.
 */
final class EditingTime {

  private static final Duration MOST_BETWEEN = Duration.ofMinutes(1);

  private EditingTime() {}

  /**
   * Seconds of editing.
   *
   * @param from after which it counts
   * @param until up to which it counts
   * @param isOver whether {@code until} is past
   * @param changed when each file was written last
   * @return empty where nothing was changed yet, or where a later change may hide one
   */
  static OptionalDouble seconds(Instant from, Instant until, Now isOver, List<Instant> changed) {
    List<Instant> counted =
        changed.stream()
            .filter(at -> from.isBefore(at) && !until.isBefore(at))
            .sorted()
            .distinct()
            .toList();
    if (counted.isEmpty()) {
      boolean isNone = isOver == Now.AFTER && changed.stream().noneMatch(until::isBefore);
      return isNone ? OptionalDouble.of(0) : OptionalDouble.empty();
    }
    Duration sum = Duration.ZERO;
    Instant last = from;
    for (Instant at : counted) {
      Duration between = Duration.between(last, at);
      sum = sum.plus(between.compareTo(MOST_BETWEEN) < 0 ? between : MOST_BETWEEN);
      last = at;
    }
    return OptionalDouble.of(sum.toMillis() / 1000.0);
  }

  /** When it is looked. */
  enum Now {
    WITHIN,
    AFTER
  }
}
