package dev.simplecoder.rag.lucene;

import java.util.Arrays;

/** A text that is read by its lines' numbers. */
final class Lines {

  private final String text;

  /** Where each line begins, and after the last one the end. */
  private final int[] starts;

  Lines(String text) {
    this.text = text;
    int[] starts = new int[16];
    int count = 1;
    for (int i = text.indexOf('\n'); 0 <= i; i = text.indexOf('\n', i + 1)) {
      starts = count < starts.length ? starts : Arrays.copyOf(starts, 2 * count);
      starts[count++] = i + 1;
    }
    if (!text.endsWith("\n")) {
      starts = Arrays.copyOf(starts, count + 1);
      starts[count++] = text.length();
    }
    this.starts = Arrays.copyOf(starts, count);
  }

  /** Some lines, counted from 1, the last one and its line feed included, as far as there are. */
  String from(int first, int last) {
    int end = starts.length - 1;
    return text.substring(starts[Math.min(first - 1, end)], starts[Math.min(last, end)]);
  }
}
