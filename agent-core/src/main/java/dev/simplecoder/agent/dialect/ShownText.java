package dev.simplecoder.agent.dialect;

/**
 * The text for the person: what was said, without the calls. White space waits until something
 * follows it, so that none is left where a call was cut out. Without calls it is the reply, as it
 * is.
 */
final class ShownText {

  private static final String PARAGRAPH = "\n\n";

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder space = new StringBuilder();
  private boolean cut;
  private boolean everCut;
  private int taken;

  void add(CharSequence piece) {
    for (int i = 0; i < piece.length(); i++) {
      add(piece.charAt(i));
    }
  }

  void add(char c) {
    if (Character.isWhitespace(c)) {
      space.append(c);
      return;
    }
    if (!cut) {
      text.append(space);
    } else if (!text.isEmpty()) {
      text.append(PARAGRAPH);
    }
    cut = false;
    space.setLength(0);
    text.append(c);
  }

  /** Something here is not for the person. */
  void cut() {
    cut = true;
    everCut = true;
  }

  /** Whether nothing but white space came since the last cut. */
  boolean isCut() {
    return cut;
  }

  /** How long it is without what waits. */
  int length() {
    return text.length();
  }

  /** What comes behind that many characters. */
  String from(int length) {
    return text.substring(length);
  }

  /** What was added since the last time and can be shown. */
  String fresh() {
    String fresh = text.substring(taken);
    taken = text.length();
    return fresh;
  }

  /** All of it, when no more comes. */
  String whole() {
    return everCut ? text.toString() : text + space.toString();
  }
}
