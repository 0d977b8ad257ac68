package dev.simplecoder.app.offer;

import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.app.gate.Kind;
import java.util.Optional;

/** Has the model that has just worked say in one line what could be asked of it next. */
final class NextStep {

  /** Of about twice as many words as are asked for. */
  static final int MOST_TOKENS = 48;

  private static final String QUESTION = TextBeside.of(NextStep.class, "next_step.md").strip();

  private final LastExchange conversation;

  NextStep(LastExchange conversation) {
    this.conversation = conversation;
  }

  boolean canBeAsked() {
    return conversation.canBeAsked();
  }

  /** Blocks. Empty where the model fails, or says anything but one plain line. */
  Optional<Offer> ask() throws InterruptedException {
    return conversation.ask(QUESTION, MOST_TOKENS).flatMap(NextStep::in);
  }

  private static Optional<Offer> in(Reply reply) {
    return switch (reply) {
      case Reply.Said said when said.message().calls().isEmpty() ->
          OneLine.of(said.message().text()).map(line -> new Offer(Kind.NEXT_STEP, line, line));
      case Reply.Said _, Reply.Failed _ -> Optional.empty();
    };
  }
}
