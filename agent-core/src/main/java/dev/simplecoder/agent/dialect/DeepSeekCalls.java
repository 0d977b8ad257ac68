package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.dialect.ReplyReader.Wish;
import java.util.ArrayList;
import java.util.List;

/** Calls between DeepSeek's marks. */
final class DeepSeekCalls implements Envelope {

  private static final String BEGIN = "<｜tool▁calls▁begin｜>";
  private static final String END = "<｜tool▁calls▁end｜>";
  private static final String CALL_BEGIN = "<｜tool▁call▁begin｜>";
  private static final String CALL_END = "<｜tool▁call▁end｜>";
  private static final String SEPARATOR = "<｜tool▁sep｜>";

  private final CallJson json;
  private final StringBuilder text = new StringBuilder();
  private boolean ended;

  DeepSeekCalls(CallJson json) {
    this.json = json;
  }

  static boolean begin(String line, int at) {
    return line.startsWith(BEGIN, at);
  }

  @Override
  public int take(String line, int from) {
    int end = line.indexOf(END, from);
    ended = 0 <= end;
    int to = ended ? end + END.length() : line.length();
    text.append(line, from, to);
    return to;
  }

  @Override
  public boolean hasEnded() {
    return ended;
  }

  @Override
  public Outcome outcome() {
    List<Wish> calls = new ArrayList<>();
    int at = text.indexOf(CALL_BEGIN);
    while (0 <= at) {
      int next = text.indexOf(CALL_BEGIN, at + 1);
      calls.add(call(text.substring(at + CALL_BEGIN.length(), next < 0 ? text.length() : next)));
      at = next;
    }
    return calls.isEmpty()
        ? new Outcome.Text()
        : new Outcome.Calls(
            calls.stream().map(call -> call.repaired("a call in DeepSeek's marks")).toList(),
            When.ALWAYS);
  }

  /** The name stands before the separator, or behind it where the kind of call stands before. */
  private Wish call(String written) {
    int separator = written.indexOf(SEPARATOR);
    if (separator < 0) {
      return json.refused(written, "the call has no " + SEPARATOR + " before its arguments.");
    }
    String head = written.substring(0, separator).strip();
    String tail = written.substring(separator + SEPARATOR.length());
    int brace = tail.indexOf('{');
    if (brace < 0) {
      int end = tail.indexOf(CALL_END);
      String name = tail.substring(0, end < 0 ? tail.length() : end).strip();
      return json.named(name.isEmpty() ? head : name, "");
    }
    String before = tail.substring(0, brace).replace("```json", "").strip();
    int end = new JsonExtent().take(tail, brace);
    return json.named(before.isEmpty() ? head : before, tail.substring(brace, end));
  }
}
