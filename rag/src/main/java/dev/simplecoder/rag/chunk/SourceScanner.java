package dev.simplecoder.rag.chunk;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells code from comments and strings, line by line, in one pass over the text.
 *
 * <p>It knows no grammar and cannot fail: where a quote is not closed, the line's end closes it.
 */
final class SourceScanner {

  private static final int CHARACTER_LITERAL = 10;

  private final Syntax syntax;
  private final String text;
  private final List<SourceLine> lines = new ArrayList<>();
  private final StringBuilder code = new StringBuilder();
  private final StringBuilder bare = new StringBuilder();
  private final StringBuilder comment = new StringBuilder();

  /** What ends the comment or string that is open; empty in code. */
  private String closing = "";

  private boolean inComment;
  private int braces;
  private int depthAtStart;
  private boolean insideAtStart;

  private SourceScanner(Syntax syntax, String text) {
    this.syntax = syntax;
    this.text = text;
  }

  static List<SourceLine> scan(Syntax syntax, String text) {
    return new SourceScanner(syntax, text).lines();
  }

  private List<SourceLine> lines() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\n') {
        endLine();
        i++;
      } else if (!closing.isEmpty()) {
        i = within(i);
      } else {
        i = inCode(i, c);
      }
    }
    if (!text.isEmpty() && !text.endsWith("\n")) {
      endLine();
    }
    return lines;
  }

  private int within(int i) {
    StringBuilder kept = inComment ? comment : code;
    if (text.startsWith(closing, i)) {
      int end = i + closing.length();
      kept.append(text, i, end);
      if (!inComment) {
        bare.append(closing);
      }
      closing = "";
      inComment = false;
      return end;
    }
    boolean escape = !inComment && text.charAt(i) == '\\' && i + 1 < text.length();
    if (escape && text.charAt(i + 1) != '\n') {
      kept.append(text, i, i + 2);
      return i + 2;
    }
    kept.append(text.charAt(i));
    return i + 1;
  }

  private int inCode(int i, char c) {
    if (!syntax.lineComment.isEmpty() && text.startsWith(syntax.lineComment, i)) {
      int end = endOfLine(i);
      comment.append(text, i, end);
      return end;
    }
    if (c == '/' && syntax.starComments() && text.startsWith("/*", i)) {
      return open(i, "/*", "*/", true);
    }
    if (c == '<' && syntax == Syntax.MARKED_UP && text.startsWith("<!--", i)) {
      return open(i, "<!--", "-->", true);
    }
    if ((c == '"' || c == '\'' || c == '`') && syntax.quotes()) {
      return quote(i, c);
    }
    if (c == '{') {
      braces++;
    } else if (c == '}') {
      braces = Math.max(0, braces - 1);
    }
    code.append(c);
    bare.append(c);
    return i + 1;
  }

  private int quote(int i, char c) {
    if (syntax.tripleQuotes() && c != '`' && startsWithThree(i, c)) {
      String three = String.valueOf(c).repeat(3);
      boolean documents = syntax == Syntax.PYTHON && nothingBefore();
      return open(i, three, three, documents);
    }
    if (c == '\'' && !syntax.singleQuotedText() && !closesSoon(i)) {
      code.append(c);
      return i + 1;
    }
    if (c == '`' && !syntax.multiline(c)) {
      code.append(c);
      return i + 1;
    }
    return open(i, String.valueOf(c), String.valueOf(c), false);
  }

  private boolean nothingBefore() {
    int i = 0;
    while (i < code.length() && code.charAt(i) <= ' ') {
      i++;
    }
    return i == code.length();
  }

  private int open(int i, String opening, String end, boolean asComment) {
    closing = end;
    inComment = asComment;
    (asComment ? comment : code).append(opening);
    if (!asComment) {
      bare.append(opening);
    }
    return i + opening.length();
  }

  private boolean startsWithThree(int i, char c) {
    return i + 2 < text.length() && text.charAt(i + 1) == c && text.charAt(i + 2) == c;
  }

  /** Whether the quote at {@code i} is a character's and not a lifetime's or an apostrophe. */
  private boolean closesSoon(int i) {
    int from = i + 1 < text.length() && text.charAt(i + 1) == '\\' ? i + 3 : i + 2;
    for (int j = from; j < Math.min(text.length(), i + CHARACTER_LITERAL); j++) {
      char c = text.charAt(j);
      if (c == '\'') {
        return from == j || from == i + 3;
      }
      if (c == '\n') {
        return false;
      }
    }
    return false;
  }

  private int endOfLine(int i) {
    int end = text.indexOf('\n', i);
    return end < 0 ? text.length() : end;
  }

  private void endLine() {
    int depth = syntax.blocks == Syntax.Blocks.BRACES ? depthAtStart : indentation();
    lines.add(
        new SourceLine(code.toString(), bare.toString(), comment.toString(), depth, insideAtStart));
    code.setLength(0);
    bare.setLength(0);
    comment.setLength(0);
    if (closing.length() == 1 && !syntax.multiline(closing.charAt(0))) {
      closing = "";
    }
    depthAtStart = braces;
    insideAtStart = !closing.isEmpty();
  }

  private int indentation() {
    int column = 0;
    for (int i = 0; i < code.length() && code.charAt(i) <= ' '; i++) {
      column += code.charAt(i) == '\t' ? 8 : 1;
    }
    return column;
  }
}
