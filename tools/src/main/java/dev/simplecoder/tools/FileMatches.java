package dev.simplecoder.tools;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a search found in one file.
 *
 * @param matches lines that match, all of them
 * @param shown how many of them are in {@code text}
 * @param text the first matches, as {@code 12:line}, with the lines around as {@code 13-line}
 */
record FileMatches(String path, int matches, int shown, String text) {

  private static final int AROUND = 1;

  /** At most {@code kept} matches are shown. */
  static FileMatches in(String path, String text, Query query, int kept, Limits limits) {
    if (!query.mayOccurIn(text)) {
      return new FileMatches(path, 0, 0, "");
    }
    List<String> lines = text.lines().toList();
    Query.Lines matcher = query.lines(text.length());
    Map<Integer, Integer> columns = new TreeMap<>();
    int matches = 0;
    for (int i = 0; i < lines.size(); i++) {
      int column = matcher.find(lines.get(i));
      if (0 <= column) {
        matches++;
        if (matches <= kept) {
          columns.put(i, column);
        }
      }
    }
    return shown(path, matches, lines, columns, limits);
  }

  private static FileMatches shown(
      String path, int matches, List<String> lines, Map<Integer, Integer> columns, Limits limits) {
    var text = new StringBuilder();
    int shown = 0;
    int next = 0;
    for (int match : columns.keySet()) {
      int from = Math.max(next, match - AROUND);
      int to = Math.min(lines.size() - 1, match + AROUND);
      var block = new StringBuilder(0 < next && next < from ? "--\n" : "");
      for (int i = from; i <= to; i++) {
        String mark = columns.containsKey(i) ? ":" : "-";
        String line = cut(lines.get(i), columns.getOrDefault(i, 0), i + 1, limits);
        block.append(i + 1).append(mark).append(line).append('\n');
      }
      if (0 < shown && limits.characters() < text.length() + block.length()) {
        break;
      }
      text.append(block);
      shown++;
      next = Math.max(next, to + 1);
    }
    return new FileMatches(path, matches, shown, text.toString().stripTrailing());
  }

  /** Of a long line the part around the match. */
  private static String cut(String line, int column, int number, Limits limits) {
    int width = limits.lineCharacters();
    if (line.length() <= width) {
      return line;
    }
    int from = Math.clamp(column - width / 4, 0, line.length() - width);
    return line.substring(from, from + width)
        + "\n[of line "
        + number
        + " only characters "
        + (from + 1)
        + "-"
        + (from + width)
        + " are shown, of "
        + line.length()
        + "]";
  }
}
