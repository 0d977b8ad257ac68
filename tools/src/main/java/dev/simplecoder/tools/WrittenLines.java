package dev.simplecoder.tools;

import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.tools.UnifiedDiff.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines that a change of one file writes, and how much of them is still there later. */
public final class WrittenLines {

  /** Above this many pairs of characters, whole lines are compared. */
  private static final long COMPARED_PAIRS = 4_000_000;

  /** Between a line with its end and the next. */
  private static final String LINE_ENDS = "(?<=\n)";

  private final List<String> after;
  private final List<Change> changes;

  public WrittenLines(FileChange change) {
    this.after = UnifiedDiff.lines(change.after());
    this.changes = UnifiedDiff.changes(UnifiedDiff.lines(change.before()), after);
  }

  /** Places where lines are written or taken out. */
  public int places() {
    return changes.size();
  }

  public int added() {
    return changes.stream().mapToInt(change -> change.newTo() - change.newFrom()).sum();
  }

  public int removed() {
    return changes.stream().mapToInt(change -> change.oldTo() - change.oldFrom()).sum();
  }

  /** In the lines that are added, with their ends. */
  public int characters() {
    return changes.stream().mapToInt(change -> written(change).length()).sum();
  }

  /**
   * What share of what was written is still there, from 0 to 1: one minus the edit distance of
   * Levenshtein (1966) by the longer length, over all that was written. Where nothing was, it is 1.
   *
   * @param now the text of the file; null where it is gone
   */
  public double survival(@Nullable String now) {
    List<String> later = UnifiedDiff.lines(now);
    List<Change> since = UnifiedDiff.changes(after, later);
    long distance = 0;
    long whole = 0;
    for (Change change : changes) {
      if (change.newFrom() < change.newTo()) {
        int from = from(since, change.newFrom());
        int to = Math.max(from, to(since, change.newTo()));
        List<String> kept = later.subList(from, to);
        List<String> lines = after.subList(change.newFrom(), change.newTo());
        distance += distance(lines, kept);
        whole += Math.max(joined(lines).length(), joined(kept).length());
      }
    }
    return whole == 0 ? 1 : 1 - (double) distance / whole;
  }

  private String written(Change change) {
    return joined(after.subList(change.newFrom(), change.newTo()));
  }

  /** Where a line is by now that begins something. */
  private static int from(List<Change> since, int line) {
    int moved = 0;
    for (Change change : since) {
      if (line < change.oldFrom()) {
        return line + moved;
      }
      if (line < change.oldTo()) {
        return change.newFrom();
      }
      moved = change.newTo() - change.oldTo();
    }
    return line + moved;
  }

  /** Where the end of something is by now. */
  private static int to(List<Change> since, int line) {
    int moved = 0;
    for (Change change : since) {
      if (line <= change.oldFrom()) {
        return line + moved;
      }
      if (line <= change.oldTo()) {
        return change.newTo();
      }
      moved = change.newTo() - change.oldTo();
    }
    return line + moved;
  }

  private static long distance(List<String> lines, List<String> kept) {
    String one = joined(lines);
    String other = joined(kept);
    return (long) one.length() * other.length() <= COMPARED_PAIRS
        ? distance(one.split("", -1), other.split("", -1))
        : distance(one.split(LINE_ENDS, -1), other.split(LINE_ENDS, -1));
  }

  /** What is put in, taken out or replaced counts by its length. */
  private static long distance(String[] one, String[] other) {
    long[] row = new long[other.length + 1];
    for (int j = 0; j < other.length; j++) {
      row[j + 1] = row[j] + other[j].length();
    }
    for (String part : one) {
      long diagonal = row[0];
      row[0] += part.length();
      for (int j = 0; j < other.length; j++) {
        long replaced =
            diagonal + (part.equals(other[j]) ? 0 : Math.max(part.length(), other[j].length()));
        diagonal = row[j + 1];
        long kept = Math.min(row[j + 1] + part.length(), row[j] + other[j].length());
        row[j + 1] = Math.min(replaced, kept);
      }
    }
    return row[other.length];
  }

  private static String joined(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
