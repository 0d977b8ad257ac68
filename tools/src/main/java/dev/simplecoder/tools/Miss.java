package dev.simplecoder.tools;

import dev.simplecoder.agent.tool.EditDistance;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a model is told when the text it wants to replace is not there: the lines that come nearest.
 */
final class Miss {

  private static final int SHOWN_LINES = 20;
  private static final int SHOWN_CHARACTERS = 200;
  private static final int COMPARED_CHARACTERS = 80;
  private static final int COMPARED_LINES = 4_000;
  private static final int ALIKE_LINES = 5;

  private Miss() {}

  static String message(WorkspacePath path, String text, String wanted, String put) {
    List<String> lines = text.lines().toList();
    List<String> old = wanted.strip().lines().map(String::strip).toList();
    int at = nearest(lines.stream().map(String::strip).toList(), old);
    int from = Math.max(0, at - 2);
    int to = Math.min(lines.size(), Math.min(at + old.size() + 2, from + SHOWN_LINES));
    String shown =
        IntStream.range(from, to)
            .mapToObj(i -> (i + 1) + "|" + cut(lines.get(i)))
            .collect(Collectors.joining("\n"));
    String done =
        !put.isBlank() && text.contains(put.strip())
            ? " new_text is in the file already; perhaps this edit was made before."
            : "";
    return "old_text was not found in "
        + path
        + "."
        + done
        + " The nearest lines are:\n"
        + shown
        + "\n[Copy old_text from the file exactly, without the numbers.]";
  }

  /**
   * Where most of the wanted lines stand in a row, or, where none does, the line that is most like
   * one of them.
   */
  private static int nearest(List<String> lines, List<String> old) {
    int best = 0;
    int most = 0;
    for (int at = 0; at < lines.size(); at++) {
      int equal = 0;
      for (int i = 0; i < old.size() && at + i < lines.size(); i++) {
        equal +=
            !old.get(i).isEmpty() && lines.get(at + i).equals(old.get(i)) ? old.get(i).length() : 0;
      }
      if (most < equal) {
        most = equal;
        best = at;
      }
    }
    return most == 0 ? mostAlike(lines, old) : best;
  }

  private static int mostAlike(List<String> lines, List<String> old) {
    List<String> wanted = old.stream().limit(ALIKE_LINES).map(Miss::start).toList();
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int at = 0; at < Math.min(lines.size(), COMPARED_LINES); at++) {
      int distance = 0;
      for (int i = 0; i < wanted.size(); i++) {
        String line = at + i < lines.size() ? start(lines.get(at + i)) : "";
        distance += EditDistance.between(line, wanted.get(i));
      }
      if (distance < least) {
        least = distance;
        best = at;
      }
    }
    return best;
  }

  private static String start(String line) {
    return line.substring(0, Math.min(line.length(), COMPARED_CHARACTERS));
  }

  private static String cut(String line) {
    return line.substring(0, Math.min(line.length(), SHOWN_CHARACTERS));
  }
}
