package dev.simplecoder.app.render;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.app.shell.Visible;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** One line for one call: what was called, on what, and what came of it. */
final class ToolLine {

  /** The arguments that say what a call is about; contents and numbers do not. */
  private static final List<String> TELLING = List.of("pattern", "query", "path", "glob");

  private static final int LONGEST_ARGUMENT = 60;
  private static final Duration WORTH_SAYING = Duration.ofSeconds(1);

  private final Style style;

  ToolLine(Style style) {
    this.style = style;
  }

  String of(AgentEvent.ToolEnded ended) {
    boolean failed = ended.result().failed();
    String line =
        (failed ? style.cross() : style.bullet())
            + " "
            + started(ended.call())
            + "  "
            + Visible.line(ended.result().summary())
            + (WORTH_SAYING.compareTo(ended.took()) <= 0
                ? "  (" + Quantity.time(ended.took()) + ")"
                : "");
    String cut = style.cut(line);
    return failed ? style.paint(Ink.RED, cut) : cut;
  }

  /** What is being called, on what. */
  String started(ToolCall call) {
    Map<String, String> values = call.arguments().values();
    String about =
        TELLING.stream()
            .map(values::get)
            .filter(Objects::nonNull)
            .map(value -> Columns.cut(Visible.line(value), LONGEST_ARGUMENT, style.ellipsis()))
            .collect(Collectors.joining(" "));
    return Visible.line(call.name()) + (about.isEmpty() ? "" : " " + about);
  }

  /** Every argument, on a line that fits. */
  String arguments(Arguments arguments) {
    return style.paint(Ink.DIM, style.cut("    " + Visible.line(arguments.text())));
  }
}
