package dev.simplecoder.app.markdown;

import dev.simplecoder.app.render.Columns;
import dev.simplecoder.app.render.Ink;
import dev.simplecoder.app.render.Style;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Text in pieces of one look each, which is broken into lines between words. */
final class Spans {

  /** A piece without line ends and with its look. */
  private record Span(String text, Set<Ink> inks) {}

  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[ \n])|(?=[ \n])");

  private final List<Span> spans = new ArrayList<>();

  void add(String text, Set<Ink> inks) {
    if (!text.isEmpty()) {
      spans.add(new Span(text, inks.isEmpty() ? Set.of() : EnumSet.copyOf(inks)));
    }
  }

  /** The text without its look. */
  String plain() {
    var text = new StringBuilder();
    spans.forEach(span -> text.append(span.text()));
    return text.toString();
  }

  /** Everything in one line. */
  String painted(Style style) {
    var line = new StringBuilder();
    spans.forEach(span -> line.append(painted(span.text(), span.inks(), style)));
    return line.toString();
  }

  /** Lines of at most so many columns; a longer word is cut. */
  List<String> lines(int columns, Style style) {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    int used = 0;
    for (Span word : words()) {
      String text = word.text();
      if (text.equals("\n")) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        used = 0;
        continue;
      }
      int width = Columns.of(text);
      if (0 < used && columns < used + width && !text.isBlank()) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        used = 0;
      }
      if (used == 0 && text.isBlank()) {
        continue;
      }
      while (columns < Columns.of(text)) {
        int end = fitting(text, columns);
        lines.add(painted(text.substring(0, end), word.inks(), style));
        text = text.substring(end);
      }
      line.append(painted(text, word.inks(), style));
      used += Columns.of(text);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static int fitting(String text, int columns) {
    int end = Character.charCount(text.codePointAt(0));
    while (end < text.length()) {
      int next = end + Character.charCount(text.codePointAt(end));
      if (columns < Columns.of(text.substring(0, next))) {
        break;
      }
      end = next;
    }
    return end;
  }

  /** Words, the blanks between them, and line ends. */
  private List<Span> words() {
    List<Span> words = new ArrayList<>();
    for (Span span : spans) {
      for (String word : BETWEEN_WORDS.split(span.text(), -1)) {
        words.add(new Span(word, span.inks()));
      }
    }
    return words;
  }

  private static String painted(String text, Set<Ink> inks, Style style) {
    String painted = text;
    for (Ink ink : inks) {
      painted = text.isBlank() ? painted : style.paint(ink, painted);
    }
    return painted;
  }
}
