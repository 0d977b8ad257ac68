package dev.simplecoder.app.render;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.shell.Visible;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fold of the events to what a task took. */
final class TaskTotals {

  private static final Duration WORTH_SAYING = Duration.ofMillis(500);

  private String model = "";
  private final List<Usage> requests = new ArrayList<>();

  void start() {
    model = "";
    requests.clear();
  }

  void choose(String chosen) {
    model = chosen;
  }

  void add(Usage usage) {
    requests.add(usage);
  }

  String model() {
    return model;
  }

  /** One line for the end of the task, short enough for a terminal. */
  String line(AgentEvent.TaskEnded ended) {
    long in = requests.stream().mapToLong(Usage::promptTokens).sum();
    long out = requests.stream().mapToLong(Usage::completionTokens).sum();
    Duration decode = sum(requests.stream().map(Usage::decode));
    var parts = new ArrayList<String>();
    parts.add(Quantity.of(ended.steps(), "step"));
    parts.add(Quantity.time(ended.took()) + phases(decode));
    if (in + out != 0) {
      parts.add(Quantity.rounded(in) + " tokens in");
      add(parts, reuse());
      parts.add(Quantity.rounded(out) + " out");
    }
    if (out != 0 && !decode.isZero()) {
      parts.add(Math.round(out * 1e9 / decode.toNanos()) + "/s");
    }
    add(parts, Visible.line(model));
    String head =
        switch (ended.stop()) {
          case Stop.Done _ -> "done: ";
          case Stop.Planned _ -> "planned: ";
          case Stop.NoAnswer _,
              Stop.Limit _,
              Stop.BudgetSpent _,
              Stop.Stuck _,
              Stop.ModelFailed _,
              Stop.PlanRejected _,
              Stop.PlanFailed _,
              Stop.Interrupted _ ->
              "not done: ";
        };
    return head + String.join(", ", parts);
  }

  /** Of the time, what the server says of it, in whole seconds. */
  private String phases(Duration decode) {
    String phases =
        Stream.of(
                phase("load", sum(requests.stream().map(Usage::load))),
                phase("read", sum(requests.stream().map(Usage::prefill))),
                phase("write", decode))
            .filter(phase -> !phase.isEmpty())
            .collect(Collectors.joining(", "));
    return phases.isEmpty() ? "" : " (" + phases + ")";
  }

  private static String phase(String name, Duration time) {
    return time.compareTo(WORTH_SAYING) < 0 ? "" : name + " " + time.plus(WORTH_SAYING).toSeconds();
  }

  /** What the server says that it reused, else what it could have; not of the first request. */
  private String reuse() {
    List<Usage> later = requests.stream().skip(1).toList();
    long cached = later.stream().mapToLong(usage -> usage.reuse().cachedTokens()).sum();
    if (0 < cached) {
      long in = later.stream().mapToLong(Usage::promptTokens).sum();
      return percent(cached, in) + "% cached";
    }
    long characters = later.stream().mapToLong(usage -> usage.reuse().characters()).sum();
    long repeated = later.stream().mapToLong(usage -> usage.reuse().repeated()).sum();
    return characters == 0 ? "" : percent(repeated, characters) + "% repeated";
  }

  /** One line for one request. */
  static String line(Usage usage) {
    var parts = new ArrayList<String>();
    parts.add(Quantity.time(usage.total()));
    addTime(parts, "first piece after", usage.firstToken());
    addTime(parts, "load", usage.load());
    addTime(parts, "prefill", usage.prefill());
    addTime(parts, "decode", usage.decode());
    if (usage.promptTokens() + usage.completionTokens() != 0) {
      parts.add(Quantity.of(usage.promptTokens(), "token") + " in");
    }
    Usage.Reuse reuse = usage.reuse();
    if (0 < reuse.repeated()) {
      parts.add(percent(reuse.repeated(), reuse.characters()) + "% repeated");
    }
    if (0 < reuse.cachedTokens()) {
      parts.add(Quantity.number(reuse.cachedTokens()) + " cached");
    }
    if (usage.promptTokens() + usage.completionTokens() != 0) {
      parts.add(Quantity.number(usage.completionTokens()) + " out");
    }
    add(parts, Quantity.rate(usage.completionTokens(), usage.decode()));
    return "  request: " + String.join(", ", parts);
  }

  /** Rounded down, so that only all of it is 100. */
  private static long percent(long part, long whole) {
    return whole == 0 ? 0 : Math.min(100, part * 100 / whole);
  }

  private static Duration sum(Stream<Duration> times) {
    return times.reduce(Duration.ZERO, Duration::plus);
  }

  private static void add(List<String> parts, String part) {
    if (!part.isEmpty()) {
      parts.add(part);
    }
  }

  private static void addTime(List<String> parts, String name, Duration time) {
    if (!time.isZero()) {
      parts.add(name + " " + Quantity.time(time));
    }
  }
}
