package dev.simplecoder.app.routing;

import dev.simplecoder.agent.model.Role;
import dev.simplecoder.app.settings.Routing;
import dev.simplecoder.router.Approach;
import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The models that a task can go to, as the options that a policy chooses from. */
final class Roster {

  /** More than these would take longer to learn about than they are worth. */
  private static final int MOST_ACTIVE = 5;

  /** What a repair adds to the conversation: what the checks printed. */
  private static final double EVIDENCE_TOKENS = 600;

  /** What is asked beside the work: how to write a plan or notes, and which files there are. */
  private static final double QUESTION_TOKENS = 600;

  private final Router router;
  private final List<Contender> contenders;
  private final Costs costs;

  Roster(Router router, List<Contender> contenders) {
    this.router = router;
    this.contenders = List.copyOf(contenders);
    this.costs = new Costs(contenders);
  }

  /** Who a choice means; empty where nobody is to try. */
  Optional<Contender> of(Choice choice) {
    return of(choice.move());
  }

  /** Likewise, of a move. */
  Optional<Contender> of(Move move) {
    return move instanceof Move.Try(Option option)
        ? contenders.stream().filter(it -> it.id().equals(option.arm().id())).findFirst()
        : Optional.empty();
  }

  /** The names of the others. */
  Set<String> without(Set<String> some) {
    Set<String> others = new LinkedHashSet<>();
    contenders.forEach(contender -> others.add(contender.id()));
    others.removeAll(some);
    return others;
  }

  /** Before anything is tried: to begin, and what may follow, so that it can be planned for. */
  List<Option> first(Role role, Situation situation) {
    double usual = router.memory().workload(Skill.of(role)).promptTokens();
    List<Option> options = new ArrayList<>();
    for (Contender contender : active(situation)) {
      options.add(option(role, contender, Approach.FRESH, contender.isLoaded(), usual));
      options.add(option(Role.REPAIR, contender, Approach.REPAIR, true, EVIDENCE_TOKENS));
    }
    return options;
  }

  /** After a failure: whoever goes on reads what the one that failed has read, and the evidence. */
  List<Option> next(Situation situation, Attempt failed) {
    double usual = router.memory().workload(Skill.WORK).promptTokens();
    double conversation = Math.max(failed.spent().promptTokens(), usual);
    List<Option> options = new ArrayList<>();
    for (Contender contender : active(situation)) {
      boolean isWorking = contender.id().equals(failed.contender().id());
      options.add(
          option(
              Role.REPAIR,
              contender,
              Approach.REPAIR,
              isWorking || contender.isLoaded(),
              EVIDENCE_TOKENS + (isWorking ? 0 : conversation)));
    }
    return options;
  }

  /**
   * For one call beside the work: whoever works has read the conversation. Another one has to read
   * it, and where it is not in memory it is loaded for that, and afterwards the one that works
   * again.
   *
   * @param working null where nobody does yet
   * @param conversation its length in tokens
   */
  List<Option> beside(
      Role role, Situation situation, @Nullable Contender working, double conversation) {
    double replyTokens = router.memory().workload(Skill.of(role)).replyTokens();
    List<Option> options = new ArrayList<>();
    for (Contender contender : active(situation)) {
      boolean isWorking = contender.equals(working);
      boolean isLoaded = isWorking || contender.isLoaded();
      double read = QUESTION_TOKENS + (isWorking ? 0 : conversation);
      double there = costs.seconds(contender, isLoaded, read, replyTokens);
      double back =
          isLoaded || working == null ? 0 : costs.seconds(working, false, conversation, 0);
      options.add(Option.fresh(contender.arm(), there + back));
    }
    return options;
  }

  private Option option(
      Role role, Contender contender, Approach approach, boolean isLoaded, double promptTokens) {
    double replyTokens = router.memory().workload(Skill.of(role)).replyTokens();
    return new Option(
        contender.arm(), approach, costs.seconds(contender, isLoaded, promptTokens, replyTokens));
  }

  /** Those that look best for this task; the others are promoted when one of these falls. */
  private List<Contender> active(Situation situation) {
    if (contenders.size() <= MOST_ACTIVE || !(router.wanted() instanceof Routing.On)) {
      return contenders;
    }
    var outlook = router.memory().learned().outlook(situation.features());
    Situation untried = Situation.first(situation.features());
    return contenders.stream()
        .sorted(
            Comparator.comparingDouble(
                contender -> -outlook.pass(untried, Option.fresh(contender.arm(), 0))))
        .limit(MOST_ACTIVE)
        .toList();
  }
}
