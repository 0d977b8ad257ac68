package dev.simplecoder.app.markdown;

import dev.simplecoder.app.render.Columns;
import dev.simplecoder.app.render.Ink;
import dev.simplecoder.app.render.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/** Draws a table in columns, or, where it is too wide, row by row as a list. */
final class TableText {

  private static final String GAP = "  ";

  private final Style style;

  TableText(Style style) {
    this.style = style;
  }

  List<String> lines(TableBlock table, int columns) {
    List<List<Spans>> rows = new ArrayList<>();
    collect(table, rows);
    List<Integer> widths = new ArrayList<>();
    for (List<Spans> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int width = Columns.of(row.get(i).plain());
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    int whole = widths.stream().mapToInt(width -> width + GAP.length()).sum() - GAP.length();
    return whole <= columns ? inColumns(rows, widths, whole) : inRows(rows, columns);
  }

  private void collect(Node parent, List<List<Spans>> rows) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof TableRow row) {
        List<Spans> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
          boolean isHeader = ((TableCell) cell).isHeader();
          cells.add(Inlines.of(cell, isHeader ? Set.of(Ink.BOLD) : Set.of(), style));
        }
        rows.add(cells);
      } else {
        collect(node, rows);
      }
    }
  }

  private List<String> inColumns(List<List<Spans>> rows, List<Integer> widths, int whole) {
    List<String> lines = new ArrayList<>();
    for (List<Spans> row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int rest = widths.get(i) - Columns.of(row.get(i).plain());
        boolean isLast = i == row.size() - 1;
        line.append(row.get(i).painted(style)).append(isLast ? "" : " ".repeat(rest) + GAP);
      }
      lines.add(line.toString());
      if (lines.size() == 1) {
        lines.add(style.paint(Ink.DIM, (style.unicode() ? "─" : "-").repeat(whole)));
      }
    }
    return lines;
  }

  private List<String> inRows(List<List<Spans>> rows, int columns) {
    List<String> lines = new ArrayList<>();
    List<Spans> head = rows.getFirst();
    for (List<Spans> row : rows.subList(1, rows.size())) {
      for (int i = 0; i < row.size(); i++) {
        var cell = new Spans();
        cell.add(head.get(i).plain() + ": ", Set.of(Ink.BOLD));
        cell.add(row.get(i).plain(), Set.of());
        String mark = i == 0 ? style.bullet() + " " : GAP;
        for (String line : cell.lines(columns - GAP.length(), style)) {
          lines.add(mark + line);
          mark = GAP;
        }
      }
    }
    return lines;
  }
}
