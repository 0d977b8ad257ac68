package dev.simplecoder.app.routing;

import dev.simplecoder.agent.ModelChooser.Chosen;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.store.decisions.Lesson.Spent;
import dev.simplecoder.router.Approach;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.outcome.OutcomeModel;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a chosen model is doing. */
final class Attempt {

  private final Contender contender;
  private final OpenedArm opened;
  private final Chosen chosen;
  private final OptionalLong decision;
  private double seconds;
  private int promptTokens;
  private int replyTokens;
  private OptionalDouble passed = OptionalDouble.empty();

  /**
   * @param decision its number in the log; empty where it could not be kept
   */
  Attempt(Contender contender, OpenedArm opened, Chosen chosen, OptionalLong decision) {
    this.contender = contender;
    this.opened = opened;
    this.chosen = chosen;
    this.decision = decision;
  }

  Contender contender() {
    return contender;
  }

  OpenedArm opened() {
    return opened;
  }

  Chosen chosen() {
    return chosen;
  }

  OptionalLong decision() {
    return decision;
  }

  /** One of its requests. The last prompt holds all that the model has read. */
  void add(Usage usage) {
    seconds += usage.total().toNanos() / 1e9;
    promptTokens = Math.max(promptTokens, usage.promptTokens());
    replyTokens += usage.completionTokens();
  }

  Spent spent() {
    return new Spent(seconds, promptTokens, replyTokens);
  }

  /** Whether something has been said of it. */
  boolean isJudged() {
    return passed.isPresent();
  }

  boolean hasPassed() {
    return 0 < passed.orElse(0);
  }

  /**
   * How probable it is that it is right, by what has been said of it; what failed is not.
   *
   * @param situation in which it was made
   */
  double right(OutcomeModel model, Situation situation) {
    double trust = model.trust(situation, contender.arm());
    if (isJudged()) {
      return hasPassed() ? trust : 0;
    }
    Approach approach = situation.failures().isEmpty() ? Approach.FRESH : Approach.REPAIR;
    var option = new Option(contender.arm(), approach, 0);
    return trust * model.outlook(situation.features()).pass(situation, option);
  }

  void judge(double share) {
    passed = OptionalDouble.of(share);
  }
}
