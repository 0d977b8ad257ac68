package dev.simplecoder.tools.fs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of an ignore file with patterns that are quick to match. The time for a name grows with
 * each star of a pattern as a power of its length, and the file comes with a clone.
 */
final class IgnoreLines {

  private static final int MOST_STARS = 3;
  private static final Pattern STARS = Pattern.compile("\\*+");

  private IgnoreLines() {}

  /**
   * Names with more stars become broader, so that they leave out what they did; a rule with one
   * that takes files in again goes.
   */
  static byte[] bounded(byte[] file) {
    // One character a byte, so that names in any encoding stay as they are.
    String text = new String(file, StandardCharsets.ISO_8859_1);
    return Arrays.stream(text.split("\n", -1))
        .map(IgnoreLines::line)
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String line(String line) {
    String broader =
        Arrays.stream(line.split("/", -1)).map(IgnoreLines::name).collect(Collectors.joining("/"));
    return line.startsWith("!") && !broader.equals(line) ? "" : broader;
  }

  private static String name(String name) {
    List<MatchResult> stars = STARS.matcher(name).results().toList();
    if (stars.size() <= MOST_STARS) {
      return name;
    }
    boolean plain = name.indexOf('[') < 0 && name.indexOf('\\') < 0;
    return plain
        ? name.substring(0, stars.get(1).end()) + name.substring(stars.getLast().end())
        : "*";
  }
}
