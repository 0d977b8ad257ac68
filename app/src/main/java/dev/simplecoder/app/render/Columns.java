package dev.simplecoder.app.render;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many columns of a terminal text takes: 0 for marks, 2 for East Asian wide characters and
 * emoji, else 1. The ranges are those of Unicode's EastAsianWidth.txt (W and F), with small gaps
 * closed.
 */
public final class Columns {

  private static final int EMOJI_STYLE = 0xfe0f;
  private static final int JOINER = 0x200d;

  /** First to last code point of what is two columns wide. */
  private static final NavigableMap<Integer, Integer> WIDE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(0x1100, 0x115f),
              Map.entry(0x231a, 0x231b),
              Map.entry(0x23e9, 0x23ec),
              Map.entry(0x23f0, 0x23f0),
              Map.entry(0x23f3, 0x23f3),
              Map.entry(0x25fd, 0x25fe),
              Map.entry(0x2614, 0x2615),
              Map.entry(0x2648, 0x2653),
              Map.entry(0x267f, 0x267f),
              Map.entry(0x2693, 0x2693),
              Map.entry(0x26a1, 0x26a1),
              Map.entry(0x26aa, 0x26ab),
              Map.entry(0x26bd, 0x26be),
              Map.entry(0x26c4, 0x26c5),
              Map.entry(0x26ce, 0x26ce),
              Map.entry(0x26d4, 0x26d4),
              Map.entry(0x26ea, 0x26ea),
              Map.entry(0x26f2, 0x26f5),
              Map.entry(0x26fa, 0x26fd),
              Map.entry(0x2705, 0x2705),
              Map.entry(0x270a, 0x270b),
              Map.entry(0x2728, 0x2728),
              Map.entry(0x274c, 0x274e),
              Map.entry(0x2753, 0x2757),
              Map.entry(0x2795, 0x2797),
              Map.entry(0x27b0, 0x27bf),
              Map.entry(0x2b1b, 0x2b1c),
              Map.entry(0x2b50, 0x2b55),
              Map.entry(0x2e80, 0x303e),
              Map.entry(0x3041, 0x4dbf),
              Map.entry(0x4e00, 0xa4cf),
              Map.entry(0xa960, 0xa97c),
              Map.entry(0xac00, 0xd7a3),
              Map.entry(0xf900, 0xfaff),
              Map.entry(0xfe10, 0xfe19),
              Map.entry(0xfe30, 0xfe6f),
              Map.entry(0xff00, 0xff60),
              Map.entry(0xffe0, 0xffe6),
              Map.entry(0x16fe0, 0x18cff),
              Map.entry(0x1aff0, 0x1b2fb),
              Map.entry(0x1f004, 0x1f004),
              Map.entry(0x1f0cf, 0x1f0cf),
              Map.entry(0x1f18e, 0x1f19a),
              Map.entry(0x1f200, 0x1f64f),
              Map.entry(0x1f680, 0x1f6ff),
              Map.entry(0x1f7e0, 0x1f7f0),
              Map.entry(0x1f90c, 0x1f9ff),
              Map.entry(0x1fa70, 0x1faff),
              Map.entry(0x20000, 0x3fffd)));

  private Columns() {}

  /** The columns of a line without control characters; a tab counts as one. */
  public static int of(String line) {
    int columns = 0;
    int before = 0;
    for (int i = 0; i < line.length(); ) {
      int codePoint = line.codePointAt(i);
      columns += before == JOINER ? 0 : of(codePoint);
      columns += codePoint == EMOJI_STYLE && before != 0 && of(before) == 1 ? 1 : 0;
      before = codePoint;
      i += Character.charCount(codePoint);
    }
    return columns;
  }

  /** The line, or as much of it as {@code limit} columns hold with {@code mark} at the end. */
  static String cut(String line, int limit, String mark) {
    if (of(line) <= limit) {
      return line;
    }
    int end = 0;
    while (end < line.length()) {
      int next = end + Character.charCount(line.codePointAt(end));
      if (limit < of(line.substring(0, next)) + of(mark)) {
        break;
      }
      end = next;
    }
    return line.substring(0, end) + (of(mark) <= limit ? mark : "");
  }

  private static int of(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT
        || (0x1160 <= codePoint && codePoint <= 0x11ff)) {
      return 0;
    }
    Map.Entry<Integer, Integer> range = WIDE.floorEntry(codePoint);
    return range != null && codePoint <= range.getValue() ? 2 : 1;
  }
}
