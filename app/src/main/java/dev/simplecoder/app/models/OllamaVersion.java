package dev.simplecoder.app.models;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Ollama, for what has changed between them. */
record OllamaVersion(int major, int minor, int patch) implements Comparable<OllamaVersion> {

  private static final Pattern FORM = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6}).*");

  private static final OllamaVersion FIRST_WHOLE = new OllamaVersion(0, 1, 49);
  private static final OllamaVersion LAST_BROKEN = new OllamaVersion(0, 30, 0);

  /** Empty for what is not three numbers. */
  static Optional<OllamaVersion> of(String text) {
    Matcher numbers = FORM.matcher(text);
    return numbers.matches()
        ? Optional.of(
            new OllamaVersion(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                Integer.parseInt(numbers.group(3))))
        : Optional.empty();
  }

  /**
   * Whether {@code prompt_eval_count} is the whole prompt, also where a part of it came from a
   * cache. It has been since 0.1.49 (ollama#5371), but for 0.30.0 (ollama#16414, #16428).
   */
  boolean countsWholePrompts() {
    return FIRST_WHOLE.compareTo(this) <= 0 && !equals(LAST_BROKEN);
  }

  @Override
  public int compareTo(OllamaVersion other) {
    return Comparator.comparingInt(OllamaVersion::major)
        .thenComparingInt(OllamaVersion::minor)
        .thenComparingInt(OllamaVersion::patch)
        .compare(this, other);
  }
}
