package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.dialect.ReplyReader.Wish;
import java.util.List;

/** A block of JSON, or one that says nothing of its kind, in which there may be calls. */
final class JsonFence implements Envelope {

  private static final List<String> JSON = List.of("", "json");
  private static final List<String> CALLS =
      List.of("tool_call", "tool_calls", "tool_code", "function_call");

  private final FenceLine begin;
  private final CallJson json;
  private final Nesting nesting;
  private final StringBuilder body = new StringBuilder();
  private boolean begun;
  private boolean ended;

  JsonFence(FenceLine begin, CallJson json) {
    this.begin = begin;
    this.json = json;
    this.nesting = new Nesting(begin);
  }

  static boolean begins(FenceLine fence) {
    return JSON.contains(fence.info()) || CALLS.contains(fence.info());
  }

  @Override
  public int take(String line, int from) {
    if (!begun) {
      begun = true;
      return line.length();
    }
    ended = FenceLine.of(line, from).filter(nesting::endsWith).isPresent();
    if (!ended) {
      body.append(line, from, line.length());
    }
    return line.length();
  }

  @Override
  public boolean hasEnded() {
    return ended;
  }

  @Override
  public Outcome outcome() {
    List<Wish> calls = json.evident(body.toString());
    if (calls.isEmpty()) {
      return new Outcome.Text();
    }
    String how = "a call in a block of " + (begin.isBare() ? "code" : begin.info());
    return new Outcome.Calls(
        calls.stream().map(call -> call.repaired(how)).toList(),
        ended && CALLS.contains(begin.info()) ? When.NO_EXAMPLE : When.LAST);
  }
}
