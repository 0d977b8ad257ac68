package dev.simplecoder.app.offer;

import dev.simplecoder.agent.ModelChooser;
import dev.simplecoder.agent.model.Budget;
import dev.simplecoder.agent.model.Delta;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The end of the conversation, as a model has heard it, so that more can be asked beside it: the
 * server finds again what it has read, and nothing has to be opened anew. What is answered there is
 * no part of the conversation.
 */
public final class LastExchange {

  /** What a question beside the conversation takes, at most. */
  private static final int ASIDE_TOKENS = 256;

  /** A model hears one at a time; who comes next waits until what was interrupted has let go. */
  private final ReentrantLock asking = new ReentrantLock();

  private volatile @Nullable Heard last;

  private volatile Usage beside = Usage.NONE;

  /** What was said last, and by whom. */
  private record Heard(Model model, Prompt prompt, Message.Assistant reply, Usage usage) {

    /** Whether it was an answer, with room for more in the window. */
    boolean canGoOn() {
      int tokens = usage.promptTokens() + usage.completionTokens();
      int used = 0 < tokens ? tokens : prompt.characters() / Budget.CHARACTERS_PER_TOKEN;
      return reply.calls().isEmpty()
          && used + ASIDE_TOKENS <= new Budget(model.contextWindow()).prompt();
    }
  }

  /** The same choices; what is asked of the models that go on with the conversation is heard. */
  public ModelChooser hearing(ModelChooser chooser) {
    return (role, task, progress) -> {
      ModelChooser.Chosen chosen = chooser.choose(role, task, progress);
      return role.goesOn()
          ? new ModelChooser.Chosen(
              chosen.decisionId(),
              new Hearing(chosen.model()),
              chosen.settings(),
              chosen.probability(),
              chosen.why())
          : chosen;
    };
  }

  /** Whether anything can be asked beside the conversation. */
  boolean canBeAsked() {
    Heard heard = last;
    return heard != null && heard.canGoOn();
  }

  /**
   * Blocks until there is a reply, which is cut off after so many tokens. Empty where nothing can
   * be asked, as when the conversation has gone on meanwhile.
   */
  Optional<Reply> ask(String question, int mostTokens) throws InterruptedException {
    Heard heard = last;
    if (heard == null || !heard.canGoOn()) {
      return Optional.empty();
    }
    List<Message> messages = new ArrayList<>(heard.prompt().messages());
    messages.add(heard.reply());
    messages.add(new Message.User(question));
    Prompt before = heard.prompt();
    var prompt = new Prompt(messages, before.tools(), before.form(), OptionalInt.of(mostTokens));
    Reply reply = alone(heard.model(), prompt, _ -> {});
    beside = beside.and(reply.usage());
    return Optional.of(reply);
  }

  /** Another conversation begins. */
  public void restart() {
    last = null;
    beside = Usage.NONE;
  }

  /** What was asked beside the conversation and answered took, all together. */
  public Usage beside() {
    return beside;
  }

  private Reply alone(Model model, Prompt prompt, Consumer<Delta> onDelta)
      throws InterruptedException {
    asking.lockInterruptibly();
    try {
      return model.ask(prompt, onDelta);
    } finally {
      asking.unlock();
    }
  }

  /** A model whose conversation goes on. */
  private final class Hearing implements Model {

    private final Model model;

    Hearing(Model model) {
      this.model = model;
    }

    @Override
    public String id() {
      return model.id();
    }

    @Override
    public int contextWindow() {
      return model.contextWindow();
    }

    @Override
    public Reply ask(Prompt prompt, Consumer<Delta> onDelta) throws InterruptedException {
      last = null;
      Reply reply = alone(model, prompt, onDelta);
      if (reply instanceof Reply.Said(Message.Assistant message, Usage usage)) {
        last = new Heard(model, prompt, message, usage);
      }
      return reply;
    }
  }
}
