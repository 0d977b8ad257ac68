package dev.simplecoder.app.render;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.model.Message;
import java.util.List;
import java.util.stream.Collectors;

/** A fold of the events to what the model said last: its answer, or as much of one as came. */
final class LastMessage {

  private final StringBuilder pieces = new StringBuilder();
  private String replaced = "";
  private List<AgentEvent.ClaimsUnsupported.Claim> claims = List.of();
  private Message.Assistant reply = new Message.Assistant("", List.of());

  void accept(AgentEvent event) {
    switch (event) {
      case AgentEvent.TaskStarted _ -> {
        replace("");
        claims = List.of();
        reply = new Message.Assistant("", List.of());
      }
      case AgentEvent.ModelAsked _, AgentEvent.ModelRetrying _, AgentEvent.WindowRaised _ ->
          replace("");
      case AgentEvent.TextDelta(String text) -> pieces.append(text);
      case AgentEvent.Answered answered -> {
        replace("");
        reply = answered.message();
      }
      case AgentEvent.ModelFailed failed -> replace(failed.partial());
      case AgentEvent.ReplyCutOff(String partial) -> replace(partial);
      case AgentEvent.ClaimsUnsupported unsupported -> claims = unsupported.claims();
      case AgentEvent.SessionOpened _,
          AgentEvent.TaskResumed _,
          AgentEvent.Staged _,
          AgentEvent.ModelChosen _,
          AgentEvent.Compacting _,
          AgentEvent.Compacted _,
          AgentEvent.NotCompacted _,
          AgentEvent.ThinkingDelta _,
          AgentEvent.ToolStarted _,
          AgentEvent.ToolEnded _,
          AgentEvent.Nudged _,
          AgentEvent.BudgetReached _,
          AgentEvent.OfPlan _,
          AgentEvent.Verified _,
          AgentEvent.RepairTakenBack _,
          AgentEvent.Retrieved _,
          AgentEvent.TaskEnded _,
          AgentEvent.ChangesProposed _,
          AgentEvent.ChangesApplied _,
          AgentEvent.ChangesDropped _,
          AgentEvent.ChangesWithheld _ -> {}
    }
  }

  /** The pieces of the reply that is being made, or was not finished. */
  String partial() {
    return pieces.toString();
  }

  /** The pieces that the event at hand made void or complete. */
  String replaced() {
    return replaced;
  }

  boolean isCutOff() {
    return !pieces.toString().isBlank();
  }

  /** The last reply where it calls no tool, else nothing; what in it is not so is marked. */
  String answer() {
    return reply.calls().isEmpty() ? marked(reply.text()) : "";
  }

  /** The best there is: the pieces of an unfinished reply, else the last reply's text. */
  String best() {
    return isCutOff() ? partial() : marked(reply.text());
  }

  /** A claim and what speaks against it, in one line. */
  static String mark(AgentEvent.ClaimsUnsupported.Claim claim) {
    return "not confirmed: \"%s\": %s".formatted(claim.text(), claim.why());
  }

  private String marked(String text) {
    return claims.isEmpty()
        ? text
        : claims.stream()
            .map(claim -> "[" + mark(claim) + "]\n")
            .collect(Collectors.joining("", text.stripTrailing() + "\n\n", ""));
  }

  private void replace(String text) {
    replaced = pieces.toString();
    pieces.setLength(0);
    pieces.append(text);
  }
}
