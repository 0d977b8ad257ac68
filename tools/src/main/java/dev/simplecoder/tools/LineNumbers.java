package dev.simplecoder.tools;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The numbers that read_file puts before lines, which models copy along. */
final class LineNumbers {

  private static final Pattern NUMBERED = Pattern.compile("\\s*(\\d{1,9})\\|(.*)");

  private LineNumbers() {}

  /** Whether each line has one, and they count up by one. */
  static boolean all(String text) {
    List<String> lines = text.lines().toList();
    int expected = -1;
    for (String line : lines) {
      Matcher numbered = NUMBERED.matcher(line);
      if (!numbered.matches()) {
        return false;
      }
      int number = Integer.parseInt(numbered.group(1));
      if (expected != -1 && number != expected) {
        return false;
      }
      expected = number + 1;
    }
    return !lines.isEmpty();
  }

  static String without(String text) {
    String lines =
        text.lines()
            .map(line -> NUMBERED.matcher(line).replaceFirst("$2"))
            .collect(Collectors.joining("\n"));
    return text.endsWith("\n") ? lines + "\n" : lines;
  }
}
