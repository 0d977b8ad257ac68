package dev.simplecoder.app.markdown;

import dev.simplecoder.app.render.Prose;
import dev.simplecoder.app.render.Style;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws a reply in Markdown while it comes: block by block, and code line by line. */
public final class MarkdownStream implements Prose {

  private static final Pattern FENCE = Pattern.compile("(\\s*)(`{3,}|~{3,})\\s*(\\S*).*");
  private static final Pattern ITEM = Pattern.compile(" {0,3}(?:[-*+]|\\d{1,9}[.)])\\s.*");
  private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}\\s.*");

  private final Style style;
  private final StringBuilder line = new StringBuilder();
  private final StringBuilder block = new StringBuilder();
  private final StringBuilder drawn = new StringBuilder();
  private String fence = "";
  private int fenceIndent;
  private CodeStyle code;
  private boolean isInList;
  private boolean isAfterBlank = true;

  public MarkdownStream(Style style) {
    this.style = style;
    this.code = new CodeStyle(style, "");
  }

  @Override
  public String next(String piece) {
    for (int i = 0; i < piece.length(); i++) {
      char next = piece.charAt(i);
      if (next == '\n') {
        take(line.toString());
        line.setLength(0);
      } else {
        line.append(next);
      }
    }
    return taken();
  }

  @Override
  public String end() {
    if (!line.isEmpty()) {
      take(line.toString());
      line.setLength(0);
    }
    endBlock();
    fence = "";
    isInList = false;
    isAfterBlank = true;
    return taken();
  }

  @Override
  public boolean holdsBack() {
    return true;
  }

  private String taken() {
    String text = drawn.toString();
    drawn.setLength(0);
    return text;
  }

  private void take(String next) {
    Matcher marks = FENCE.matcher(next);
    if (!fence.isEmpty()) {
      takeCode(next, marks);
    } else if (marks.matches()) {
      endBlock();
      fence = marks.group(2);
      fenceIndent = marks.group(1).length();
      code = new CodeStyle(style, marks.group(3));
    } else if (next.isBlank()) {
      endBlock();
      blank();
    } else if (HEADING.matcher(next).matches()) {
      endBlock();
      block.append(next).append('\n');
      endBlock();
    } else {
      boolean isItem = ITEM.matcher(next).matches();
      if (isItem) {
        endBlock();
      }
      isInList = isItem || (isInList && (0 < block.length() || next.startsWith("  ")));
      block.append(next).append('\n');
    }
  }

  private void takeCode(String next, Matcher marks) {
    if (marks.matches() && marks.group(2).startsWith(fence) && marks.group(3).isEmpty()) {
      fence = "";
    } else {
      int indent = 0;
      while (indent < Math.min(fenceIndent, next.length()) && next.charAt(indent) == ' ') {
        indent++;
      }
      draw(List.of("  " + code.line(next.substring(indent))));
    }
  }

  private void endBlock() {
    if (!block.isEmpty()) {
      draw(new Block(style).lines(block.toString(), isInList));
      block.setLength(0);
    }
  }

  /** Several in a row are one. */
  private void blank() {
    if (!isAfterBlank) {
      drawn.append('\n');
      isAfterBlank = true;
    }
  }

  private void draw(List<String> lines) {
    lines.forEach(each -> drawn.append(each).append('\n'));
    isAfterBlank = isAfterBlank && lines.isEmpty();
  }
}
