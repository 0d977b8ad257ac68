package dev.simplecoder.app.repl;

import java.io.IOException;

/** What a terminal says to be pasted, between two marks of its own. */
final class Paste {

  /** Behind the escape. */
  static final String BEGINS = "[200~";

  private static final String ENDS = "\033[201~";

  /** One whose end does not come for so long has none. */
  private static final long MILLIS = 2_000;

  private Paste() {}

  /** Reads up to the end, and blocks meanwhile; the mark that begins it has been read. */
  static String read(PolledKeys keys) throws IOException {
    var pasted = new StringBuilder();
    while (pasted.length() < ENDS.length()
        || !ENDS.contentEquals(
            pasted.subSequence(pasted.length() - ENDS.length(), pasted.length()))) {
      int key = keys.read(MILLIS);
      if (key == PolledKeys.NONE) {
        break;
      }
      pasted.append(key == '\r' ? '\n' : (char) key);
    }
    int end = pasted.lastIndexOf(ENDS);
    return end < 0 ? pasted.toString() : pasted.substring(0, end);
  }
}
