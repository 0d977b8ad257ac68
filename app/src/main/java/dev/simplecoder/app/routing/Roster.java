package dev.simplecoder.app.routing;

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

/** The models that a task can go to, as the options that a policy chooses from. */
final class Roster {

  /** More than these would take longer to learn about than they are worth. */
  private static final int MOST_ACTIVE = 5;

  /** What a repair adds to the conversation: what the checks printed. */
  private static final double EVIDENCE_TOKENS = 600;

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
    return choice.move() instanceof Move.Try(Option option)
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
  List<Option> first(Situation situation) {
    Workload usual = router.memory().workload();
    List<Option> options = new ArrayList<>();
    for (Contender contender : active(situation)) {
      options.add(option(contender, Approach.FRESH, contender.isLoaded(), usual.promptTokens()));
      options.add(option(contender, Approach.REPAIR, true, EVIDENCE_TOKENS));
    }
    return options;
  }

  /** After a failure: whoever goes on reads what the one that failed has read, and the evidence. */
  List<Option> next(Situation situation, Attempt failed) {
    Workload usual = router.memory().workload();
    double conversation = Math.max(failed.spent().promptTokens(), usual.promptTokens());
    List<Option> options = new ArrayList<>();
    for (Contender contender : active(situation)) {
      boolean isWorking = contender.id().equals(failed.contender().id());
      options.add(
          option(
              contender,
              Approach.REPAIR,
              isWorking || contender.isLoaded(),
              EVIDENCE_TOKENS + (isWorking ? 0 : conversation)));
    }
    return options;
  }

  private Option option(
      Contender contender, Approach approach, boolean isLoaded, double promptTokens) {
    double replyTokens = router.memory().workload().replyTokens();
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
