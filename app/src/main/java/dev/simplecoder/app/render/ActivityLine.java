package dev.simplecoder.app.render;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.app.shell.Visible;

/** What happens in a task, each in one line. */
record ActivityLine(Style style) {

  String of(AgentEvent.ModelChosen chosen) {
    String line =
        "model %s, window %s: %s"
            .formatted(chosen.model(), Quantity.of(chosen.contextWindow(), "token"), chosen.why());
    return dim(Visible.line(line));
  }

  String of(AgentEvent.ModelRetrying retrying) {
    return warning(again(retrying));
  }

  /** The same where the person has read something of the reply before. */
  String ofVoid(AgentEvent.ModelRetrying retrying) {
    return warning(again(retrying) + "; the text above is void");
  }

  private static String again(AgentEvent.ModelRetrying retrying) {
    return "%s; trying again in %s (attempt %d)"
        .formatted(
            Visible.line(retrying.why()), Quantity.time(retrying.delay()), retrying.attempt());
  }

  String of(AgentEvent.WindowRaised raised) {
    return warning(
        "%s; asking again with a window of %s"
            .formatted(Visible.line(raised.why()), Quantity.of(raised.to(), "token")));
  }

  String of(AgentEvent.Compacted compacted) {
    return "%s conversation shortened from %s to %s: %s"
        .formatted(
            style.bullet(),
            Quantity.of(compacted.tokensBefore(), "token"),
            Quantity.of(compacted.tokensAfter(), "token"),
            Visible.line(compacted.why()));
  }

  String of(AgentEvent.NotCompacted not) {
    return dim("the conversation stays as it is: " + Visible.line(not.why()));
  }

  String of(AgentEvent.BudgetReached reached) {
    return warning(
        "%s, %s; asking the model to finish"
            .formatted(Quantity.of(reached.steps(), "step"), Visible.line(reached.why())));
  }

  String of(AgentEvent.Retrieved retrieved) {
    long files = retrieved.passages().stream().map(passage -> passage.path()).distinct().count();
    String what =
        retrieved.passages().isEmpty()
            ? "nothing"
            : Quantity.of(retrieved.passages().size(), "passage")
                + " of "
                + Quantity.of(files, "file");
    return style.bullet() + " retrieved " + what;
  }

  String of(AgentEvent.ChangesApplied applied) {
    int files = applied.paths().size();
    String takesBack = files == 1 ? "takes it back" : "takes them back";
    return "applied " + Quantity.of(files, "file") + "; simplecoder undo " + takesBack;
  }

  String of(AgentEvent.ChangesDropped dropped) {
    return "not applied: " + Visible.line(dropped.why());
  }

  private String warning(String line) {
    return style.paint(Ink.YELLOW, "! " + line);
  }

  private String dim(String line) {
    return style.paint(Ink.DIM, line);
  }
}
