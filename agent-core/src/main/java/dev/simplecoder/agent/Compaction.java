package dev.simplecoder.agent;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Cut;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Transcript;
import dev.simplecoder.agent.model.Budget;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.Usage;
import java.util.List;

/**
 * Makes a conversation shorter before it outgrows the window: by rules where results of tools are
 * not needed any more, else by a summary. What is known for certain of the task stands in the
 * summary in our words; a model adds its notes on the rest, and is not needed for it.
 */
final class Compaction {

  /** What saves less than a fifth is not worth that the server reads everything anew. */
  private static final double MEASURABLY = 0.8;

  private static final Message ASKED =
      new Message.User(TextBeside.of(Compaction.class, "compact.md").strip());

  private final Aside aside;

  Compaction(Aside aside) {
    this.aside = aside;
  }

  /** Ends with an event that says what came of it. The model's words are read, never acted on. */
  void shorten(Task task, Transcript transcript, EventSink events) throws InterruptedException {
    int window = transcript.progress().contextWindow();
    int before = transcript.progress().estimatedTokens();
    events.accept(new AgentEvent.Compacting(before, window));
    var budget = new Budget(window);
    List<Message> messages = transcript.messages();
    Cut pruned = Pruning.superseded(messages);
    int after = transcript.tokens(pruned.of(messages));
    if (after <= budget.compacted()) {
      events.accept(
          new AgentEvent.Compacted(pruned, before, after, "left out old results", Usage.NONE));
      return;
    }
    summarize(keptFrom(transcript, budget.keptExchanges()), budget, task, transcript, events);
    prune(budget, transcript, events);
  }

  /**
   * Makes the conversation as short as it can be, whatever room there is. Ends with an event that
   * says what came of it.
   */
  void summarize(Task task, Transcript transcript, EventSink events) throws InterruptedException {
    int window = transcript.progress().contextWindow();
    events.accept(new AgentEvent.Compacting(transcript.progress().estimatedTokens(), window));
    summarize(keptFrom(transcript, 0), new Budget(window), task, transcript, events);
  }

  private void summarize(
      int keptFrom, Budget budget, Task task, Transcript transcript, EventSink events)
      throws InterruptedException {
    int before = transcript.progress().estimatedTokens();
    boolean hasReplies =
        transcript.messages().subList(0, keptFrom).stream()
            .anyMatch(Message.Assistant.class::isInstance);
    Noted noted =
        hasReplies
            ? note(task, transcript, keptFrom, events)
            : new Noted("", AgentEvent.Compacted.SUMMARIZED, Usage.NONE);
    var summary =
        new Cut.Summarized(Summary.of(transcript.deeds(), noted.notes(), budget.notes()), keptFrom);
    accept(summary, noted, before, transcript, events);
  }

  /**
   * What a model noted.
   *
   * @param notes empty where there are none
   * @param why in words for the person
   */
  private record Noted(String notes, String why, Usage usage) {}

  private static void accept(
      Cut cut, Noted noted, int before, Transcript transcript, EventSink events) {
    int after = transcript.tokens(cut.of(transcript.messages()));
    events.accept(
        after <= before * MEASURABLY
            ? new AgentEvent.Compacted(cut, before, after, noted.why(), noted.usage())
            : new AgentEvent.NotCompacted(
                "a summary would have %d of %d tokens".formatted(after, before), noted.usage()));
  }

  /** Where even the last exchanges are too long, the results in them make room, oldest first. */
  private static void prune(Budget budget, Transcript transcript, EventSink events) {
    int before = transcript.progress().estimatedTokens();
    if (before <= budget.compactAbove()) {
      return;
    }
    List<Message> messages = transcript.messages();
    Cut.Pruned pruned =
        Pruning.oldest(messages, shorter -> transcript.tokens(shorter) <= budget.compacted());
    if (!pruned.texts().isEmpty()) {
      int after = transcript.tokens(pruned.of(messages));
      events.accept(
          new AgentEvent.Compacted(pruned, before, after, "left out long results", Usage.NONE));
    }
  }

  /** The place of the reply with which the last exchanges that stay begin: one, or some. */
  private static int keptFrom(Transcript transcript, int mostTokens) {
    List<Message> messages = transcript.messages();
    int kept = messages.size();
    for (int place = messages.size() - 1; 0 < place; place--) {
      if (messages.get(place) instanceof Message.Assistant) {
        int tokens =
            transcript.tokens(messages.subList(place, messages.size()))
                - transcript.tokens(List.of());
        if (kept < messages.size() && mostTokens < tokens) {
          break;
        }
        kept = place;
      }
    }
    return kept;
  }

  private Noted note(Task task, Transcript transcript, int keptFrom, EventSink events)
      throws InterruptedException {
    List<Message> conversation = transcript.messages().subList(0, keptFrom);
    Reply reply =
        aside.with(Role.COMPACT, task, transcript, events).ask(conversation, List.of(ASKED));
    return switch (reply) {
      case Reply.Failed failed ->
          new Noted("", "summarized without notes: " + failed.detail(), failed.usage());
      case Reply.Said said when said.message().text().isBlank() ->
          new Noted("", AgentEvent.Compacted.NO_NOTES, said.usage());
      case Reply.Said said ->
          new Noted(said.message().text(), AgentEvent.Compacted.SUMMARIZED, said.usage());
    };
  }
}
