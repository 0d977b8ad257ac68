package dev.simplecoder.app.render;

/**
 * What the terminal that activity is shown on can do.
 *
 * @param coloured whether colours are wanted; never where it is not a terminal
 * @param unicode whether it shows UTF-8
 * @param columns its width; {@link #UNLIMITED} where it is not a terminal
 */
public record Style(boolean coloured, boolean unicode, int columns) {

  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** For a file or a pipe in UTF-8. */
  public static final Style PLAIN = new Style(false, true, UNLIMITED);

  public Style {
    if (columns < 1) {
      throw new IllegalArgumentException("no terminal has " + columns + " columns");
    }
  }

  /** A line without control characters, in colour where wanted. */
  public String paint(Ink ink, String line) {
    return coloured && !line.isEmpty() ? ink.on(line) : line;
  }

  /** As much of a line as the width holds. */
  public String cut(String line) {
    return Columns.cut(line, columns, ellipsis());
  }

  public String bullet() {
    return unicode ? "•" : "*";
  }

  String cross() {
    return unicode ? "✗" : "x";
  }

  String ellipsis() {
    return unicode ? "…" : "...";
  }

  String minus() {
    return unicode ? "−" : "-";
  }

  /** The pictures of the spinner, one after the other. */
  String spinnerFrames() {
    return unicode ? "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏" : "|/-\\";
  }
}
