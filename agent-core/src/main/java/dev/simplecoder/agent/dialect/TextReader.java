package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.model.ToolCall;
import java.util.List;

/** Reads a reply that is free text: cuts it into lines, and hands on at once what must be prose. */
final class TextReader implements ReplyReader {

  private final ShownText text = new ShownText();
  private final ReplyLines lines;
  private final StringBuilder buffer = new StringBuilder();

  /** Up to here there is no line end in the buffer. */
  private int searched;

  TextReader(Openings openings, DialectName dialect) {
    this.lines = new ReplyLines(openings, text, dialect);
  }

  @Override
  public String accept(String piece) {
    buffer.append(piece);
    read();
    return text.fresh();
  }

  @Override
  public Read end(List<ToolCall> calls) {
    read();
    if (!buffer.isEmpty()) {
      lines.take(buffer.toString());
      buffer.setLength(0);
    }
    List<Wish> wishes = lines.end();
    return new Read(text.whole(), calls.isEmpty() ? wishes : List.of(), lines.madeUp());
  }

  private void read() {
    int at = 0;
    while (at < buffer.length()) {
      if (lines.isProse(buffer, at)) {
        at = lines.takeProse(buffer, at);
      } else {
        int end = buffer.indexOf("\n", Math.max(at, searched));
        if (end < 0) {
          break;
        }
        lines.take(buffer.substring(at, end + 1));
        at = end + 1;
      }
    }
    buffer.delete(0, at);
    searched = buffer.length();
  }
}
