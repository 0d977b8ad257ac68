package dev.simplecoder.rag.lucene;

import java.util.Arrays;

/** A text that is read by its lines' numbers, as far as they are asked for. */
final class Lines {

  private final String text;

  /** Where each line begins that was passed, and what follows it. */
  private int[] starts = new int[64];

  private int passed;

  Lines(String text) {
    this.text = text;
  }

  /** Some lines, counted from 1, the last one and its line feed included, as far as there are. */
  String from(int first, int last) {
    return text.substring(start(first - 1), start(last));
  }

  /** Where a line begins, counted from 0; the end of the text beyond the last. */
  private int start(int line) {
    while (passed < line && starts[passed] < text.length()) {
      int feed = text.indexOf('\n', starts[passed]);
      passed++;
      starts = passed < starts.length ? starts : Arrays.copyOf(starts, 2 * passed);
      starts[passed] = feed < 0 ? text.length() : feed + 1;
    }
    return starts[Math.min(line, passed)];
  }
}
