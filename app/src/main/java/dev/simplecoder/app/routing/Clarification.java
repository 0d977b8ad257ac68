package dev.simplecoder.app.routing;

import dev.simplecoder.agent.model.Role;
import dev.simplecoder.app.settings.Routing;
import dev.simplecoder.app.store.decisions.Decision;
import dev.simplecoder.app.store.decisions.Lesson;
import dev.simplecoder.app.store.decisions.Lesson.Spent;
import dev.simplecoder.app.store.decisions.Logged;
import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Choice.Scored;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.Term;
import dev.simplecoder.router.feature.Gap;
import dev.simplecoder.router.outcome.AnswerEffect;
import dev.simplecoder.router.policy.Clarify;
import dev.simplecoder.router.policy.Price;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Whether the person is asked one question before a task begins, and what it is. It is decided
 * about a request that leaves much open, by what the best model would come to without an answer.
 */
public final class Clarification {

  /** As the log has it, beside the roles of models. */
  public static final String ROLE = "ask";

  /** To read a line, think and type ten words. */
  private static final double SECONDS = 30;

  /** What a task done right saves the person. */
  private static final double SECONDS_OF_A_TASK = 300;

  private final Router router;
  private final List<Contender> contenders;
  private final OpenedArms arms;
  private final Inquiry person;
  private final Consumer<String> waiting;

  /**
   * @param waiting hears what is waited for, until the router's next notice
   */
  public Clarification(
      Router router,
      List<Contender> contenders,
      OpenedArms arms,
      Inquiry person,
      Consumer<String> waiting) {
    this.router = router;
    this.contenders = List.copyOf(contenders);
    this.arms = arms;
    this.person = person;
    this.waiting = waiting;
  }

  /**
   * Blocks while a model writes the question and the person answers.
   *
   * @param task the id of its session
   * @param places for each file that the request names, the paths that may be meant
   */
  public Clarified of(
      String task, String request, Features features, Map<String, List<String>> places)
      throws InterruptedException {
    List<Integer> counts = places.values().stream().map(List::size).toList();
    boolean isChosenFor = router.wanted() instanceof Routing.On;
    if (!isChosenFor || !Gap.areMany(Gap.of(request, counts))) {
      return Clarified.asItIs(request);
    }
    Situation situation = Situation.first(features);
    var roster = new Roster(router, contenders);
    Scored best = best(situation, roster);
    double time = SECONDS / SECONDS_OF_A_TASK;
    Choice choice = Clarify.choose(best, success(best), effect().share(), time, router.random());
    OptionalLong number = router.memory().add(decision(task, situation, choice));
    if (!(choice.move() instanceof Move.Ask)) {
      return new Clarified(request, false, number, Spent.NOTHING);
    }
    var question = new Question(request, several(places));
    Contender asking = roster.of(best.move()).orElseThrow();
    OpenedArm arm = arms.of(asking);
    waiting.accept(asking.id() + " writes a question");
    Question.Written asked = question.by(arm.model());
    String told = number.isPresent() ? " (" + number.getAsLong() + ")" : "";
    router.notices().accept("asking first, " + Explanation.of(choice) + told);
    Optional<String> answer = person.ask(asked.text()).filter(text -> !text.isBlank());
    String clear = answer.map(text -> question.answered(asked.text(), text)).orElse(request);
    return new Clarified(clear, true, number, asked.spent());
  }

  /** What would be tried without a question; there is an arm at least. */
  private Scored best(Situation situation, Roster roster) {
    return router
        .policy(Role.ACT, situation)
        .choose(situation, roster.first(Role.ACT, situation), router.random())
        .candidates()
        .stream()
        .max(Comparator.comparingDouble(Scored::score))
        .orElseThrow();
  }

  private static List<String> several(Map<String, List<String>> places) {
    return places.values().stream()
        .filter(paths -> 1 < paths.size())
        .flatMap(Collection::stream)
        .toList();
  }

  private Decision decision(String task, Situation situation, Choice choice) {
    return new Decision(
        task,
        router.clock().instant(),
        ROLE,
        router.policyName(),
        router.memory().schema(),
        situation,
        choice,
        router.price().now());
  }

  /** What is expected without its cost. */
  private static double success(Scored best) {
    return Math.clamp(
        best.terms().stream().filter(term -> !Price.isCost(term)).mapToDouble(Term::value).sum(),
        0,
        1);
  }

  /** As all decisions to ask or not have shown. */
  private AnswerEffect effect() {
    var effect = new AnswerEffect();
    for (Logged.Learned line : router.memory().lessons(ROLE)) {
      Decision decision = line.of();
      if (decision != null
          && line.lesson() instanceof Lesson.Outcome outcome
          && outcome.passed().isPresent()) {
        double expected = expected(decision.choice());
        double passed = outcome.passed().getAsDouble();
        switch (decision.choice().move()) {
          case Move.Ask() -> effect.learnAsked(expected, passed);
          case Move.Try _, Move.Stop _ -> effect.learnUnasked(expected, passed);
        }
      }
    }
    return effect;
  }

  /** That the first attempt passes, as was thought then: the terms before the cost of trying. */
  private static double expected(Choice choice) {
    return choice.candidates().stream()
        .filter(candidate -> candidate.move() instanceof Move.Try)
        .map(candidate -> candidate.terms().stream().takeWhile(term -> !Price.isCost(term)))
        .mapToDouble(terms -> Math.clamp(terms.mapToDouble(Term::value).sum(), 0, 1))
        .findFirst()
        .orElse(0);
  }
}
