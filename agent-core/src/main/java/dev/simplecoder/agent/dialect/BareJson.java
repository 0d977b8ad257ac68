package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.dialect.ReplyReader.Wish;
import java.util.List;

/** JSON without anything around it, in which there may be calls. */
final class BareJson implements Envelope {

  private final CallJson json;
  private final JsonExtent extent = new JsonExtent();
  private final StringBuilder text = new StringBuilder();
  private boolean broken;

  BareJson(CallJson json) {
    this.json = json;
  }

  /** Whether an object, or a list of objects, may begin here; other brackets are prose. */
  static boolean begins(CharSequence line, int at) {
    if (!JsonExtent.begins(line, at)) {
      return false;
    }
    int next = at + 1;
    while (next < line.length() && Character.isWhitespace(line.charAt(next))) {
      next++;
    }
    if (next == line.length()) {
      return true;
    }
    char c = line.charAt(next);
    return line.charAt(at) == '['
        ? c == '{'
        : c == '"' || c == '\'' || c == '\u201c' || Character.isLetter(c);
  }

  @Override
  public int take(String line, int from) {
    if (!text.isEmpty() && !extent.isInString() && isOfNoJson(line, from)) {
      broken = true;
      return from;
    }
    int end = extent.take(line, from);
    text.append(line, from, end);
    return end;
  }

  @Override
  public boolean hasEnded() {
    return broken || extent.isComplete();
  }

  @Override
  public Outcome outcome() {
    List<Wish> calls = broken ? List.of() : json.evident(text.toString());
    if (calls.isEmpty()) {
      return extent.isComplete() ? new Outcome.Text() : new Outcome.FirstLineOnly();
    }
    return new Outcome.Calls(
        calls.stream().map(call -> call.repaired("a call as bare JSON")).toList(), When.LAST);
  }

  private static boolean isOfNoJson(String line, int from) {
    String start = line.substring(from).stripLeading();
    return start.startsWith("<") || start.startsWith("```");
  }
}
