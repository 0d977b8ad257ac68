package dev.simplecoder.app.render;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.shell.Visible;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A fold of the events to what a task took. */
final class TaskTotals {

  private String model = "";
  private long promptTokens;
  private long completionTokens;
  private Duration decode = Duration.ZERO;

  void start() {
    model = "";
    promptTokens = 0;
    completionTokens = 0;
    decode = Duration.ZERO;
  }

  void choose(String chosen) {
    model = chosen;
  }

  void add(Usage usage) {
    promptTokens += usage.promptTokens();
    completionTokens += usage.completionTokens();
    decode = decode.plus(usage.decode());
  }

  String model() {
    return model;
  }

  /** One line for the end of the task. */
  String line(AgentEvent.TaskEnded ended) {
    var parts = new ArrayList<String>();
    parts.add(Quantity.of(ended.steps(), "step"));
    parts.add(Quantity.time(ended.took()));
    addTokens(parts, promptTokens, completionTokens, decode);
    if (!model.isEmpty()) {
      parts.add(Visible.line(model));
    }
    String head = ended.stop() instanceof Stop.Done ? "done: " : "not done: ";
    return head + String.join(", ", parts);
  }

  /** One line for one request. */
  static String line(Usage usage) {
    var parts = new ArrayList<String>();
    parts.add(Quantity.time(usage.total()));
    addTokens(parts, usage.promptTokens(), usage.completionTokens(), usage.decode());
    addTime(parts, "load", usage.load());
    addTime(parts, "prefill", usage.prefill());
    addTime(parts, "first piece after", usage.firstToken());
    return "  request: " + String.join(", ", parts);
  }

  private static void addTokens(List<String> parts, long in, long out, Duration decode) {
    if (in + out != 0) {
      parts.add(Quantity.of(in, "token") + " in");
      parts.add(Quantity.number(out) + " out");
    }
    String rate = Quantity.rate(out, decode);
    if (!rate.isEmpty()) {
      parts.add(rate);
    }
  }

  private static void addTime(List<String> parts, String name, Duration time) {
    if (!time.isZero()) {
      parts.add(name + " " + Quantity.time(time));
    }
  }
}
