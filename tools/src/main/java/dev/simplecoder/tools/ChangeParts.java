package dev.simplecoder.tools;

import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.tools.UnifiedDiff.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The hunks of one changed file, of which some can be taken and the others left. */
public final class ChangeParts {

  private final FileChange change;
  private final List<String> before;
  private final List<String> after;
  private final List<List<Change>> hunks;

  public ChangeParts(FileChange change) {
    this.change = change;
    this.before = UnifiedDiff.lines(change.before());
    this.after = UnifiedDiff.lines(change.after());
    this.hunks = UnifiedDiff.groups(before, after);
  }

  /** Each as a diff of its own, in their order. A file that comes or goes is one. */
  public List<String> diffs() {
    if (change.before() == null || change.after() == null || hunks.size() < 2) {
      return List.of(UnifiedDiff.of(change));
    }
    String head = UnifiedDiff.head(change, false);
    return hunks.stream().map(hunk -> head + UnifiedDiff.hunk(hunk, before, after)).toList();
  }

  /**
   * The text of a file that was there and stays, with these hunks only.
   *
   * @param taken their places in {@link #diffs}
   */
  public String text(Set<Integer> taken) {
    List<String> lines = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < hunks.size(); i++) {
      for (Change each : hunks.get(i)) {
        lines.addAll(before.subList(at, each.oldFrom()));
        lines.addAll(
            taken.contains(i)
                ? after.subList(each.newFrom(), each.newTo())
                : before.subList(each.oldFrom(), each.oldTo()));
        at = each.oldTo();
      }
    }
    lines.addAll(before.subList(at, before.size()));
    return joined(lines);
  }

  /** Only at the end of the file a line may have no end. */
  private static String joined(List<String> lines) {
    var text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean isOpen = line.endsWith(UnifiedDiff.NO_LINE_END);
      text.append(
          isOpen ? line.substring(0, line.length() - UnifiedDiff.NO_LINE_END.length()) : line);
      text.append(isOpen && i == lines.size() - 1 ? "" : "\n");
    }
    return text.toString();
  }
}
