package dev.simplecoder.tools;

import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.fs.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A text with one piece replaced: the piece that is exactly the wanted one, else the one that
 * differs in white space at the ends of lines, else the one that is indented differently by the
 * same amount throughout. It must be the only such piece; nothing else is guessed.
 *
 * @param firstLine of what was put in, counted in the new text
 */
record Replacement(String text, int firstLine, int lastLine) {

  static Replacement of(WorkspacePath path, TextFile file, String oldText, String newText)
      throws BadArguments {
    String wanted = file.with(oldText).text();
    String put = file.with(newText).text();
    if (wanted.isBlank()) {
      throw new BadArguments(
          "old_text is empty. Copy the lines to replace from "
              + path
              + ", or use write_file for the whole file.");
    }
    if (wanted.equals(put)) {
      throw new BadArguments("old_text and new_text are the same, so nothing would change.");
    }
    Optional<Replacement> found = find(path, file.text(), wanted, put);
    if (found.isEmpty() && LineNumbers.all(wanted)) {
      found =
          find(
              path,
              file.text(),
              LineNumbers.without(wanted),
              LineNumbers.all(put) ? LineNumbers.without(put) : put);
    }
    if (found.isEmpty()) {
      throw new BadArguments(
          Miss.message(
              path,
              file.text(),
              LineNumbers.all(wanted) ? LineNumbers.without(wanted) : wanted,
              put));
    }
    return found.get();
  }

  private static Optional<Replacement> find(
      WorkspacePath path, String text, String wanted, String put) throws BadArguments {
    Optional<Replacement> exact = exact(path, text, wanted, put);
    if (exact.isPresent()) {
      return exact;
    }
    var lines = new LineMatch(text, wanted, put);
    for (LineMatch.Way way : LineMatch.Way.values()) {
      List<Integer> places = lines.places(way);
      checkOne(path, places.stream().map(index -> index + 1).toList());
      if (!places.isEmpty()) {
        return Optional.of(lines.replace(places.getFirst(), way));
      }
    }
    return Optional.empty();
  }

  private static Optional<Replacement> exact(
      WorkspacePath path, String text, String wanted, String put) throws BadArguments {
    List<Integer> places = new ArrayList<>();
    for (int at = text.indexOf(wanted); at != -1; at = text.indexOf(wanted, at + 1)) {
      places.add(at);
    }
    checkOne(path, places.stream().map(at -> line(text, at)).toList());
    if (places.isEmpty()) {
      return Optional.empty();
    }
    int at = places.getFirst();
    int first = line(text, at);
    int added = (int) put.stripTrailing().lines().count();
    return Optional.of(
        new Replacement(
            text.substring(0, at) + put + text.substring(at + wanted.length()),
            first,
            first + Math.max(0, added - 1)));
  }

  private static void checkOne(WorkspacePath path, List<Integer> lines) throws BadArguments {
    if (1 < lines.size()) {
      String where =
          lines.stream().limit(10).map(String::valueOf).collect(Collectors.joining(", "));
      throw new BadArguments(
          "old_text occurs "
              + lines.size()
              + " times in "
              + path
              + ", at lines "
              + where
              + ". Add lines before or after it to old_text (and to new_text), so that it is unique.");
    }
  }

  private static int line(String text, int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
