package dev.simplecoder.agent;

import dev.simplecoder.agent.ModelChooser.Chosen;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Transcript;
import dev.simplecoder.agent.model.Budget;
import dev.simplecoder.agent.model.Delta;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.tool.ToolRunner;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks something beside the conversation. The model sees the conversation as it is, so that a
 * server finds again what it has read; what it answers is read and never acted on, and is no part
 * of the conversation.
 */
final class Aside {

  private final ModelChooser chooser;
  private final ToolRunner tools;

  Aside(ModelChooser chooser, ToolRunner tools) {
    this.chooser = chooser;
    this.tools = tools;
  }

  /** A model that was chosen for a role, and is asked in it. */
  final class Talk {

    private final Chosen chosen;
    private final Transcript transcript;
    private final EventSink events;

    private Talk(Chosen chosen, Transcript transcript, EventSink events) {
      this.chosen = chosen;
      this.transcript = transcript;
      this.events = events;
    }

    int window() {
      return chosen.model().contextWindow();
    }

    /**
     * Blocks until there is a reply. Where both together are too long, results of tools in the
     * conversation make room.
     *
     * @param asked what comes behind the conversation; ends with what is asked
     */
    Reply ask(List<Message> conversation, List<Message> asked) throws InterruptedException {
      var budget = new Budget(window());
      List<Message> fitting =
          Pruning.oldest(
                  conversation,
                  shorter -> transcript.tokens(joined(shorter, asked)) <= budget.prompt())
              .of(conversation);
      return chosen
          .model()
          .ask(new Prompt(joined(fitting, asked), tools.specs()), delta -> hear(delta, events));
    }
  }

  /** Chooses the model, which is an event. Blocks while it is made ready. */
  Talk with(Role role, Task task, Transcript transcript, EventSink events)
      throws InterruptedException {
    Chosen chosen = chooser.choose(role, task, transcript.progress());
    events.accept(chosen.event(role));
    return new Talk(chosen, transcript, events);
  }

  /** Two messages of the same side in a row are refused by some servers. */
  private static List<Message> joined(List<Message> conversation, List<Message> asked) {
    List<Message> all = new ArrayList<>(conversation);
    int from = 0;
    if (conversation.getLast() instanceof Message.User(String last)
        && asked.getFirst() instanceof Message.User(String first)) {
      all.set(all.size() - 1, new Message.User(last + "\n\n" + first));
      from = 1;
    }
    all.addAll(asked.subList(from, asked.size()));
    return all;
  }

  /** The pieces are for nobody; what happens to the request is. */
  private static void hear(Delta delta, EventSink events) {
    switch (delta) {
      case Delta.Text _, Delta.Thinking _ -> {}
      case Delta.Retrying(String why, var delay, int attempt) ->
          events.accept(new AgentEvent.ModelRetrying(why, delay, attempt));
      case Delta.WindowRaised(int from, int to, String why) ->
          events.accept(new AgentEvent.WindowRaised(from, to, why));
    }
  }
}
