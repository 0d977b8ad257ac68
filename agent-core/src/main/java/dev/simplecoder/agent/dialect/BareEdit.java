package dev.simplecoder.agent.dialect;

import java.util.Optional;

/** An edit whose texts are parted by the name of the second alone. */
record BareEdit(String oldText, String newText) {

  private static final String DIVIDER = KnownTools.NEW_TEXT + ":";

  /** The edit that begins with the old text, if just one line can part it. */
  static Optional<BareEdit> of(String text) {
    int found = -1;
    int at = 0;
    while (at < text.length()) {
      int lineEnd = text.indexOf('\n', at);
      int next = lineEnd < 0 ? text.length() : lineEnd + 1;
      if (text.substring(at, next).stripTrailing().equals(DIVIDER)) {
        if (0 <= found) {
          return Optional.empty();
        }
        found = at;
      }
      at = next;
    }
    if (found < 0) {
      return Optional.empty();
    }
    int begin = text.indexOf('\n', found);
    String newText = begin < 0 ? "" : text.substring(begin + 1);
    String oldText = text.substring(0, found);
    return Optional.of(
        new BareEdit(
            newText.isEmpty() ? oldText : SearchReplace.withoutLineEnd(oldText),
            SearchReplace.withoutLineEnd(newText)));
  }
}
