package dev.simplecoder.router.feature;

import dev.simplecoder.router.Features;
import java.util.Optional;

/**
 * Which features a task has: those of its text and its workspace, and behind them, where the person
 * wants that, what its request means to an embedding model.
 *
 * @param version of the features
 * @param embedding the model whose coordinates the meaning is in; empty where there is none, or
 *     none that is known
 */
public record Schema(int version, String embedding) {

  private static final int EMBEDDED = TaskFeatures.VERSION + 1;

  /** Without the meaning. */
  public static final Schema PLAIN = new Schema(TaskFeatures.VERSION, "");

  /** With the meaning in these coordinates, or in none that is known. */
  public static Schema embedded(String model) {
    return new Schema(EMBEDDED, model);
  }

  public boolean isEmbedded() {
    return version == EMBEDDED;
  }

  /** Whether it is known in which coordinates the meaning is. */
  public boolean hasCoordinates() {
    return isEmbedded() && !embedding.isEmpty();
  }

  /** Plain for embedded, and the other way. */
  public Schema other() {
    return isEmbedded() ? PLAIN : embedded("");
  }

  /** How many features there are. */
  public int size() {
    return TaskFeatures.size() + (isEmbedded() ? Meaning.size() : 0);
  }

  /**
   * Features of another schema as this one has them: what it does not know is left out, and a
   * meaning in other coordinates is as good as none. Empty where they are of no known schema.
   */
  public Optional<Features> of(Features features, Schema theirs) {
    boolean isKnown = theirs.version == TaskFeatures.VERSION || theirs.isEmbedded();
    if (!isKnown || features.size() != theirs.size()) {
      return Optional.empty();
    }
    if (equals(theirs)) {
      return Optional.of(features);
    }
    Features plain = features.first(TaskFeatures.size());
    return Optional.of(isEmbedded() ? Meaning.UNKNOWN.behind(plain) : plain);
  }
}
