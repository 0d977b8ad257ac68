package dev.simplecoder.app.settings;

import dev.simplecoder.agent.tool.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which of the known names was probably meant. */
public final class Nearest {

  private Nearest() {}

  /** Empty where none is near enough to be a slip of the hand. */
  public static Optional<String> to(String name, Collection<String> known) {
    if (64 < name.length()) {
      return Optional.empty();
    }
    return known.stream()
        .min(Comparator.comparingInt((String it) -> EditDistance.between(name, it)))
        .filter(
            it -> EditDistance.between(name, it) * 3 <= Math.max(name.length(), it.length()) + 1);
  }
}
