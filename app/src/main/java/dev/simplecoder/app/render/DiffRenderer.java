package dev.simplecoder.app.render;

import dev.simplecoder.app.shell.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A unified diff as lines for the person, with the count of what comes and goes. */
final class DiffRenderer {

  private static final Pattern HUNK =
      Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+\\d+(?:,(\\d+))? @@.*");

  /** Git's own header, which {@code git apply} wants and a person need not see. */
  private static final String GIT = "diff --git ";

  private final Style style;
  private final int limit;

  /**
   * @param limit how many lines are shown; the rest is counted
   */
  DiffRenderer(Style style, int limit) {
    this.style = style;
    this.limit = limit;
  }

  List<String> lines(String diff) {
    var reading = new Reading();
    String whole = diff.endsWith("\n") ? diff.substring(0, diff.length() - 1) : diff;
    for (String line : whole.split("\n", -1)) {
      reading.add(line); // split and not lines(): a file may hold \r
    }
    reading.endFile();
    var lines = new ArrayList<String>();
    int shown = Math.min(limit, reading.lines.size());
    lines.addAll(reading.lines.subList(0, shown));
    if (shown < reading.lines.size()) {
      int more = reading.lines.size() - shown;
      lines.add(style.paint(Ink.YELLOW, style.ellipsis() + " " + Quantity.of(more, "more line")));
    }
    lines.addAll(counts(reading.files));
    return lines;
  }

  private List<String> counts(List<Count> files) {
    var lines = new ArrayList<String>();
    if (files.isEmpty()) {
      return lines;
    }
    if (files.size() != 1) {
      int widest = files.stream().mapToInt(file -> Columns.of(file.path)).max().orElse(0);
      for (Count file : files) {
        String space = " ".repeat(widest - Columns.of(file.path));
        lines.add("  " + file.path + space + "  " + count(file.added, file.removed));
      }
    }
    int added = files.stream().mapToInt(file -> file.added).sum();
    int removed = files.stream().mapToInt(file -> file.removed).sum();
    lines.add(Quantity.of(files.size(), "file") + ", " + count(added, removed));
    return lines;
  }

  private String count(int added, int removed) {
    return style.paint(Ink.GREEN, "+" + Quantity.number(added))
        + " "
        + style.paint(Ink.RED, style.minus() + Quantity.number(removed));
  }

  private static final class Count {
    private final String path;
    private int added;
    private int removed;

    private Count(String path) {
      this.path = path;
    }
  }

  /** Goes through a diff line by line. Inside a hunk a line that looks like a header is content. */
  private final class Reading {
    private final List<String> lines = new ArrayList<>();
    private final List<Count> files = new ArrayList<>();
    private String before = "";
    private String withoutLines = "";
    private int oldLeft;
    private int newLeft;

    private void add(String line) {
      if (0 < oldLeft || 0 < newLeft || line.startsWith("\\")) {
        content(line);
      } else {
        header(line);
      }
    }

    private void header(String line) {
      String visible = Visible.text(line);
      Matcher hunk = HUNK.matcher(line);
      if (hunk.matches()) {
        oldLeft = length(hunk.group(1));
        newLeft = length(hunk.group(2));
        lines.add(style.paint(Ink.CYAN, visible));
        return;
      }
      if (line.startsWith(GIT)) {
        endFile();
        withoutLines = line.substring(GIT.length() + (line.length() - GIT.length()) / 2 + 1);
        return;
      }
      if (line.startsWith("new file mode ") || line.startsWith("deleted file mode ")) {
        return; // the names below say so too
      }
      withoutLines = "";
      if (line.startsWith("--- ")) {
        before = path(line);
      } else if (line.startsWith("+++ ")) {
        String after = path(line);
        files.add(new Count(Visible.line(after.equals("/dev/null") ? before : after)));
      }
      lines.add(style.paint(Ink.BOLD, visible));
    }

    /** A file that comes or goes without a line has nothing but git's header. */
    private void endFile() {
      if (!withoutLines.isEmpty()) {
        lines.add(style.paint(Ink.BOLD, Visible.text(withoutLines + " (empty)")));
        files.add(new Count(Visible.line(withoutLines.substring(2))));
        withoutLines = "";
      }
    }

    private void content(String line) {
      String visible = Visible.text(line);
      char kind = line.isEmpty() ? ' ' : line.charAt(0);
      switch (kind) {
        case '+' -> {
          newLeft--;
          count().added++;
          lines.add(style.paint(Ink.GREEN, visible));
        }
        case '-' -> {
          oldLeft--;
          count().removed++;
          lines.add(style.paint(Ink.RED, visible));
        }
        case '\\' -> lines.add(style.paint(Ink.DIM, visible));
        default -> {
          oldLeft--;
          newLeft--;
          lines.add(visible);
        }
      }
    }

    private Count count() {
      if (files.isEmpty()) {
        files.add(new Count("?"));
      }
      return files.getLast();
    }
  }

  private static int length(@Nullable String group) {
    return group == null ? 1 : Integer.parseInt(group);
  }

  private static String path(String header) {
    String path = header.substring(4);
    int tab = path.indexOf('\t');
    String name = tab < 0 ? path : path.substring(0, tab);
    return name.startsWith("a/") || name.startsWith("b/") ? name.substring(2) : name;
  }
}
