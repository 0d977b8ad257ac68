package dev.simplecoder.tools;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows changes as {@code diff -u} does, so that people, {@code git apply} and {@code patch} can
 * read them.
 */
public final class UnifiedDiff {

  private static final int CONTEXT_LINES = 3;

  /** Above this many lines that may differ, a search for the shortest change would take seconds. */
  private static final int COMPARED_LINES = 20_000;

  /** Behind a last line that has no end. */
  static final String NO_LINE_END = "\n\\ No newline at end of file";

  private UnifiedDiff() {}

  public static String of(ChangeSet changes) {
    return changes.changes().stream().map(UnifiedDiff::of).collect(Collectors.joining());
  }

  /** Empty where nothing changes; else it ends with a line end. */
  public static String of(FileChange change) {
    List<String> before = lines(change.before());
    List<String> after = lines(change.after());
    String hunks = hunks(before, after);
    if (hunks.isEmpty() && change.before() != null && change.after() != null) {
      return "";
    }
    return head(change, hunks.isEmpty()) + hunks;
  }

  /** What stands before the hunks of a file. */
  static String head(FileChange change, boolean isEmpty) {
    String path = change.path().value();
    String head = "diff --git a/" + path + " b/" + path + "\n";
    if (change.before() == null) {
      head += "new file mode 100644\n";
    } else if (change.after() == null) {
      head += "deleted file mode 100644\n";
    }
    return isEmpty
        ? head
        : head
            + "--- "
            + (change.before() == null ? "/dev/null" : "a/" + path)
            + "\n+++ "
            + (change.after() == null ? "/dev/null" : "b/" + path)
            + "\n";
  }

  /** A last line without a line end differs from the same line with one, and says so. */
  static List<String> lines(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    String last = lines.removeLast();
    if (!last.isEmpty()) {
      lines.add(last + NO_LINE_END);
    }
    return lines;
  }

  /**
   * Lines that differ: {@code from} to {@code to} of the old text by {@code from} to {@code to} of
   * the new one.
   */
  record Change(int oldFrom, int oldTo, int newFrom, int newTo) {}

  private static String hunks(List<String> before, List<String> after) {
    return groups(before, after).stream()
        .map(group -> hunk(group, before, after))
        .collect(Collectors.joining());
  }

  /** The changes, those of one hunk together. */
  static List<List<Change>> groups(List<String> before, List<String> after) {
    List<List<Change>> groups = new ArrayList<>();
    for (Change change : changes(before, after)) {
      boolean isNear =
          !groups.isEmpty()
              && change.oldFrom() <= groups.getLast().getLast().oldTo() + 2 * CONTEXT_LINES;
      if (!isNear) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(change);
    }
    return groups;
  }

  /** The changes one by one. */
  static List<Change> changes(List<String> before, List<String> after) {
    int shorter = Math.min(before.size(), after.size());
    int start = 0;
    while (start < shorter && before.get(start).equals(after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    int oldEnd = before.size() - end;
    int newEnd = after.size() - end;
    if (start == oldEnd && start == newEnd) {
      return List.of();
    }
    if (COMPARED_LINES < oldEnd - start + newEnd - start) {
      return List.of(new Change(start, oldEnd, start, newEnd));
    }
    List<Change> changes = new ArrayList<>();
    List<AbstractDelta<String>> deltas =
        DiffUtils.diff(
                before.subList(start, oldEnd),
                after.subList(start, newEnd),
                MyersDiffWithLinearSpace.factory().create(String::equals))
            .getDeltas();
    for (AbstractDelta<String> delta : deltas) {
      int oldFrom = start + delta.getSource().getPosition();
      int newFrom = start + delta.getTarget().getPosition();
      add(
          changes,
          new Change(
              oldFrom,
              oldFrom + delta.getSource().size(),
              newFrom,
              newFrom + delta.getTarget().size()));
    }
    return changes;
  }

  /** A line that is taken out where another is put in is one change. */
  private static void add(List<Change> changes, Change next) {
    Change last = changes.isEmpty() ? next : changes.getLast();
    if (!changes.isEmpty() && last.oldTo() == next.oldFrom() && last.newTo() == next.newFrom()) {
      changes.set(
          changes.size() - 1,
          new Change(last.oldFrom(), next.oldTo(), last.newFrom(), next.newTo()));
    } else {
      changes.add(next);
    }
  }

  static String hunk(List<Change> group, List<String> before, List<String> after) {
    int oldFrom = Math.max(0, group.getFirst().oldFrom() - CONTEXT_LINES);
    int newFrom = group.getFirst().newFrom() - (group.getFirst().oldFrom() - oldFrom);
    int oldTo = Math.min(before.size(), group.getLast().oldTo() + CONTEXT_LINES);
    int newTo = group.getLast().newTo() + (oldTo - group.getLast().oldTo());
    var text = new StringBuilder();
    text.append("@@ -")
        .append(range(oldFrom, oldTo))
        .append(" +")
        .append(range(newFrom, newTo))
        .append(" @@\n");
    int at = oldFrom;
    for (Change change : group) {
      append(text, ' ', before.subList(at, change.oldFrom()));
      append(text, '-', before.subList(change.oldFrom(), change.oldTo()));
      append(text, '+', after.subList(change.newFrom(), change.newTo()));
      at = change.oldTo();
    }
    append(text, ' ', before.subList(at, oldTo));
    return text.toString();
  }

  private static String range(int from, int to) {
    int length = to - from;
    int first = length == 0 ? from : from + 1;
    return length == 1 ? Integer.toString(first) : first + "," + length;
  }

  private static void append(StringBuilder text, char mark, List<String> lines) {
    for (String line : lines) {
      text.append(mark).append(line).append('\n');
    }
  }
}
