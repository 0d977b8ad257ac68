package dev.simplecoder.agent.dialect;

import java.util.List;
import java.util.Locale;

/**
 * Knows whether the last line of prose says that an example follows. Once one did follow, the rest
 * of the reply is about examples too.
 */
final class Announcement {

  private static final List<String> WORDS = Words.of("examples.txt").lines().toList();

  /** Of a longer line, its end decides. */
  private static final int LONGEST = 300;

  private final StringBuilder line = new StringBuilder();
  private String last = "";
  private boolean confirmed;

  void accept(char c) {
    if (c == '\n') {
      endLine();
    } else {
      line.append(c);
      if (2 * LONGEST < line.length()) {
        line.delete(0, LONGEST);
      }
    }
  }

  /** Whether what begins now is an example. */
  boolean isOfExample() {
    endLine();
    String lower = last.toLowerCase(Locale.ROOT);
    return confirmed || WORDS.stream().anyMatch(lower::contains);
  }

  /** An example followed. */
  void confirm() {
    confirmed = true;
  }

  private void endLine() {
    if (!line.toString().isBlank()) {
      last = line.toString();
    }
    line.setLength(0);
  }
}
