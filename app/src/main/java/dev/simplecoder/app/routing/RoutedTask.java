package dev.simplecoder.app.routing;

import dev.simplecoder.agent.ModelChooser;
import dev.simplecoder.agent.Task;
import dev.simplecoder.agent.Verification;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Progress;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.app.settings.Routing;
import dev.simplecoder.app.store.decisions.Decision;
import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One task on several models: who begins, and who goes on when an attempt has failed its checks.
 * What is asked beside the work, such as a plan or notes for a summary, goes to the model that
 * works, which has read the conversation and is in memory, unless another one is worth its loading.
 */
public final class RoutedTask implements ModelChooser, EventSink, OtherModels {

  private final Router router;
  private final Roster roster;
  private final OpenedArms opened;
  private final OpenedArm first;
  private final Lessons lessons;
  private final Asides asides;
  private final Set<String> worked = new HashSet<>();
  private Choice choice;
  private String task = "";

  /** Why the last choice was made; it is told when the agent comes for it, after the failure. */
  private String untold = "";

  private @Nullable Attempt attempt;

  /** Whose answer was the last, and where the task stood then. */
  private @Nullable Attempt author;

  private Situation authored;

  /** By the question to the person and the attempts before this one. */
  private double seconds;

  /** Whether the model at work had not worked on the task before its attempt. */
  private boolean isNewcomer;

  private RoutedTask(
      Router router,
      Roster roster,
      OpenedArms opened,
      OpenedArm first,
      Lessons lessons,
      Choice choice,
      double seconds) {
    this.router = router;
    this.roster = roster;
    this.opened = opened;
    this.first = first;
    this.lessons = lessons;
    this.asides = new Asides(router.memory());
    this.choice = choice;
    this.seconds = seconds;
    this.authored = lessons.situation();
  }

  /**
   * Chooses who begins. Blocks while that model is opened.
   *
   * @param contenders at least one
   */
  public static RoutedTask begin(
      Router router, List<Contender> contenders, OpenedArms arms, Brief brief)
      throws InterruptedException {
    var roster = new Roster(router, contenders);
    Situation situation = Situation.first(brief.features());
    Choice choice =
        router
            .policy(brief.role(), situation)
            .choose(situation, roster.first(brief.role(), situation), router.random());
    Contender contender = roster.of(choice).orElseThrow();
    var lessons = new Lessons(router.memory(), brief);
    double asking = brief.clarified().spent().seconds();
    var begun = new RoutedTask(router, roster, arms, arms.of(contender), lessons, choice, asking);
    begun.worked.add(contender.id());
    return begun;
  }

  /** The model that begins. */
  public OpenedArm first() {
    return first;
  }

  @Override
  public Chosen choose(Role role, Task asked, Progress progress) throws InterruptedException {
    task = asked.id();
    return switch (role) {
      case ACT, REPAIR, ANSWER -> working().chosen();
      case PLAN, COMPACT -> beside(role, progress).chosen();
    };
  }

  private Attempt working() throws InterruptedException {
    Attempt now = attempt;
    if (now == null) {
      now = begin();
    }
    if (!untold.isEmpty()) {
      router.notices().accept(untold);
      untold = "";
    }
    return now;
  }

  /** Who is asked beside the work; that it is another one than works is told. */
  private Attempt beside(Role role, Progress progress) throws InterruptedException {
    Situation situation = Situation.first(lessons.situation().features());
    Attempt now = attempt;
    Contender working = now == null ? null : now.contender();
    List<Option> options = roster.beside(role, situation, working, progress.estimatedTokens());
    Choice made = router.policy(role, situation).choose(situation, options, router.random());
    Attempt asked = attempt(role, situation, made);
    if (!asked.contender().equals(working)) {
      router.notices().accept("model for the %s: %s".formatted(noun(role), told(asked, made)));
    }
    asides.begin(role, asked);
    return asked;
  }

  private static String noun(Role role) {
    return role == Role.PLAN ? "plan" : "notes";
  }

  private static String told(Attempt made, Choice choice) {
    return "%s, %s (%s)"
        .formatted(made.contender().id(), Explanation.of(choice), made.chosen().decisionId());
  }

  /** Begins the attempt that was chosen. */
  private Attempt begin() throws InterruptedException {
    Attempt begun = attempt(lessons.role(), lessons.situation(), choice);
    untold = "model: " + told(begun, choice);
    attempt = begun;
    return begun;
  }

  /** Logs the choice, and opens the model. */
  private Attempt attempt(Role role, Situation situation, Choice made) throws InterruptedException {
    Contender contender = roster.of(made).orElseThrow();
    OpenedArm arm = opened.of(contender);
    OptionalLong number = log(role, situation, made);
    String id =
        number.isPresent()
            ? Long.toString(number.getAsLong())
            : "%s-%s-%d".formatted(task, Skill.word(role), situation.failures().size());
    var settings = arm.how().settings().shown(arm.model().contextWindow());
    String why = Explanation.of(made) + "; " + arm.how().why();
    var chosen = new Chosen(id, arm.model(), settings, made.probability(), why);
    return new Attempt(contender, arm, chosen, number);
  }

  @Override
  public int left() {
    return switch (router.wanted()) {
      case Routing.Fixed _ -> 0;
      case Routing.On _, Routing.Off _ -> roster.without(worked).size();
    };
  }

  @Override
  public boolean isAtWork() {
    return isNewcomer;
  }

  @Override
  public OptionalDouble right() {
    Attempt judged = author;
    return judged == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(judged.right(router.memory().learned(), authored));
  }

  @Override
  public boolean handOn() throws InterruptedException {
    Attempt failed = attempt;
    if (failed == null || left() == 0 || isSpent(failed)) {
      return false;
    }
    lessons.heldBack(failed);
    Situation situation = lessons.situation();
    Set<String> others = roster.without(worked);
    List<Option> options =
        roster.next(situation, failed).stream()
            .filter(option -> others.contains(option.arm().id()))
            .toList();
    choice = router.policy(Role.REPAIR, situation).choose(situation, options, router.random());
    if (roster.of(choice).isEmpty()) {
      return false;
    }
    goOnWith(failed);
    return true;
  }

  /** Has the chosen model go on. */
  private void goOnWith(Attempt before) throws InterruptedException {
    seconds += before.spent().seconds();
    isNewcomer = worked.add(begin().contender().id());
  }

  private OptionalLong log(Role role, Situation situation, Choice made) {
    return router
        .memory()
        .add(
            new Decision(
                task,
                router.clock().instant(),
                Skill.word(role),
                router.policyName(),
                router.memory().schema(),
                situation,
                made,
                router.price().now()));
  }

  /**
   * The checks, after which it is decided who repairs what they have found, or that nobody does.
   */
  public Verification decidingAfter(Verification checks) {
    return new Verification() {
      @Override
      public Optional<String> verify(EventSink events) throws InterruptedException {
        Optional<String> more = checks.verify(events);
        return more.isPresent() && goesOn() ? more : Optional.empty();
      }

      @Override
      public void begin() {
        lessons.begin();
        checks.begin();
      }

      @Override
      public void takeBack() {
        checks.takeBack();
      }
    };
  }

  private boolean goesOn() throws InterruptedException {
    Attempt failed = attempt;
    Situation situation = lessons.situation();
    if (failed == null || situation.failures().isEmpty()) {
      return true; // what is to be mended is nothing that a check has found
    }
    if (isSpent(failed)) {
      return false;
    }
    choice =
        router
            .policy(Role.REPAIR, situation)
            .choose(situation, roster.next(situation, failed), router.random());
    if (roster.of(choice).isEmpty()) {
      log(Role.REPAIR, situation, choice);
      router.notices().accept("no further attempt, " + Explanation.of(choice));
      return false;
    }
    goOnWith(failed);
    return true;
  }

  /** Whether the models have worked on the task for as long as they may; then that is told. */
  private boolean isSpent(Attempt last) {
    double spent = seconds + last.spent().seconds() + asides.seconds();
    Optional<Duration> budget = router.budget().filter(most -> most.toMillis() <= 1000 * spent);
    budget.ifPresent(most ->
        router
            .notices()
            .accept(
                "no further attempt, since the budget of %d s is spent: %.0f s"
                    .formatted(most.toSeconds(), spent)));
    return budget.isPresent();
  }

  @Override
  public void accept(AgentEvent event) {
    asides.hear(event);
    Attempt now = attempt;
    if (now == null) {
      return;
    }
    if (event instanceof AgentEvent.TaskEnded) {
      opened.hear(event);
    } else {
      now.opened().measurements().accept(event);
    }
    if (event instanceof AgentEvent.Answered) {
      author = now;
      authored = lessons.situation();
    }
    lessons.hear(event, now);
  }
}
