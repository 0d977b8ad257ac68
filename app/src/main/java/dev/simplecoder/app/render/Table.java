package dev.simplecoder.app.render;

import dev.simplecoder.app.shell.Visible;
import java.util.ArrayList;
import java.util.List;

/** Lays texts out in columns, of which one gives way where the width is not enough. */
public final class Table {

  private static final int GAP = 2;
  private static final int LEAST_OF_THE_ELASTIC = 16;

  private final int elastic;
  private final int width;
  private final String ellipsis;

  /**
   * @param elastic the number of the column that is cut in its middle where there is no room: names
   *     differ at their ends
   */
  public Table(int elastic, Style style) {
    this.elastic = elastic;
    this.width = style.columns();
    this.ellipsis = style.ellipsis();
  }

  /** One line a row, in which nothing needs to be trusted; every row has the same columns. */
  public List<String> lines(List<List<String>> rows) {
    List<List<String>> visible =
        rows.stream().map(row -> row.stream().map(Visible::line).toList()).toList();
    int[] widths = new int[rows.getFirst().size()];
    int all = (widths.length - 1) * GAP;
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] = visible.stream().mapToInt(row -> Columns.of(row.get(column))).max().orElse(0);
      all += widths[i];
    }
    if (width < all) {
      widths[elastic] = Math.max(LEAST_OF_THE_ELASTIC, widths[elastic] - (all - width));
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : visible) {
      var line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = i == elastic ? middle(row.get(i), widths[i]) : row.get(i);
        line.append(cell).append(" ".repeat(Math.max(0, widths[i] - Columns.of(cell)) + GAP));
      }
      lines.add(Columns.cut(line.toString().stripTrailing(), width, ellipsis));
    }
    return lines;
  }

  /** Beginning and end of a text, as much of both as {@code limit} columns hold. */
  private String middle(String text, int limit) {
    if (Columns.of(text) <= limit) {
      return text;
    }
    int ends = limit - Columns.of(ellipsis);
    String head = Columns.cut(text, ends / 2, "");
    int from = text.length();
    while (head.length() < from) {
      int before = text.offsetByCodePoints(from, -1);
      if (ends - Columns.of(head) < Columns.of(text.substring(before))) {
        break;
      }
      from = before;
    }
    return head + ellipsis + text.substring(from);
  }
}
