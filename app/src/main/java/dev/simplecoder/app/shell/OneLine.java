package dev.simplecoder.app.shell;

/** Text of unknown origin (a file's, a model's) made safe to show in one line of a terminal. */
public final class OneLine {

  private OneLine() {}

  /** Control, format and surrogate characters are written as escapes; the rest stays. */
  public static String of(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(character -> append(line, character));
    return line.toString();
  }

  private static void append(StringBuilder line, int character) {
    switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          line.append(String.format("\\u%04x", character));
      default -> line.appendCodePoint(character);
    }
  }
}
