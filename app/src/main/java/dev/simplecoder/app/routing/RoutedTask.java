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
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.feature.TaskFeatures;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One task on several models: who begins, and who goes on when an attempt has failed its checks.
 * What is asked beside the work, such as a plan or a summary, goes to the model that works: it has
 * read the conversation and is in memory.
 */
public final class RoutedTask implements ModelChooser, EventSink, OtherModels {

  private final Router router;
  private final Roster roster;
  private final Opener opener;
  private final Map<String, OpenedArm> opened = new LinkedHashMap<>();
  private final Lessons lessons;
  private Choice choice;
  private String task = "";

  /** Why the last choice was made; it is told when the agent comes for it, after the failure. */
  private String untold = "";

  private @Nullable Attempt attempt;

  /** Whose answer was the last, and where the task stood then. */
  private @Nullable Attempt author;

  private Situation authored;

  /** By the attempts before it. */
  private double seconds;

  /** Whether the model at work had not worked on the task before its attempt. */
  private boolean isNewcomer;

  private RoutedTask(Router router, Roster roster, Opener opener, Lessons lessons, Choice first) {
    this.router = router;
    this.roster = roster;
    this.opener = opener;
    this.lessons = lessons;
    this.choice = first;
    this.authored = lessons.situation();
  }

  /**
   * Chooses who begins. Blocks while that model is opened.
   *
   * @param contenders at least one
   */
  public static RoutedTask begin(
      Router router, List<Contender> contenders, Opener opener, PersonsWord word, Features features)
      throws InterruptedException {
    for (Contender contender : contenders) {
      if (router.memory().forgetIfChanged(contender.id(), contender.digest())) {
        String changed = " is another model than before; what was learned of it is forgotten";
        router.notices().accept(contender.id() + changed);
      }
    }
    var roster = new Roster(router, contenders);
    Situation situation = Situation.first(features);
    Choice first =
        router.policy(situation).choose(situation, roster.first(situation), router.random());
    var begun =
        new RoutedTask(
            router, roster, opener, new Lessons(router.memory(), situation, word), first);
    begun.open(first);
    return begun;
  }

  private OpenedArm open(Choice made) throws InterruptedException {
    Contender contender = roster.of(made).orElseThrow();
    OpenedArm known = opened.get(contender.id());
    if (known != null) {
      return known;
    }
    OpenedArm fresh = opener.open(contender);
    opened.put(contender.id(), fresh);
    return fresh;
  }

  /** The model that begins. */
  public OpenedArm first() {
    return opened.values().iterator().next();
  }

  @Override
  public Chosen choose(Role role, Task asked, Progress progress) {
    task = asked.id();
    Attempt now = attempt;
    if (now == null) {
      now = begin();
    }
    if (!untold.isEmpty()) {
      router.notices().accept(untold);
      untold = "";
    }
    return now.chosen();
  }

  /** Logs the choice. */
  private Attempt begin() {
    Contender contender = roster.of(choice).orElseThrow();
    OpenedArm arm = Objects.requireNonNull(opened.get(contender.id()));
    OptionalLong number = log();
    String why = Explanation.of(choice);
    String id =
        number.isPresent()
            ? Long.toString(number.getAsLong())
            : task + "-" + lessons.situation().failures().size();
    untold = "model: %s, %s (%s)".formatted(contender.id(), why, id);
    var settings = arm.how().settings().shown(arm.model().contextWindow());
    var chosen =
        new Chosen(id, arm.model(), settings, choice.probability(), why + "; " + arm.how().why());
    var begun = new Attempt(contender, arm, chosen, number);
    attempt = begun;
    return begun;
  }

  @Override
  public int left() {
    return switch (router.wanted()) {
      case Routing.Fixed _ -> 0;
      case Routing.On _, Routing.Off _ -> roster.without(opened.keySet()).size();
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
    Set<String> others = roster.without(opened.keySet());
    List<Option> options =
        roster.next(situation, failed).stream()
            .filter(option -> others.contains(option.arm().id()))
            .toList();
    choice = router.policy(situation).choose(situation, options, router.random());
    if (roster.of(choice).isEmpty()) {
      return false;
    }
    goOnWith(choice, failed);
    return true;
  }

  /** Opens the model that is to go on. */
  private void goOnWith(Choice next, Attempt before) throws InterruptedException {
    seconds += before.spent().seconds();
    int known = opened.size();
    open(next);
    isNewcomer = known < opened.size();
    begin();
  }

  private OptionalLong log() {
    Situation situation = lessons.situation();
    Role role = situation.failures().isEmpty() ? Role.ACT : Role.REPAIR;
    return router
        .memory()
        .add(
            new Decision(
                task,
                router.clock().instant(),
                role.name().toLowerCase(Locale.ROOT),
                router.policyName(),
                TaskFeatures.VERSION,
                situation,
                choice,
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
        router.policy(situation).choose(situation, roster.next(situation, failed), router.random());
    if (roster.of(choice).isEmpty()) {
      log();
      router.notices().accept("no further attempt, " + Explanation.of(choice));
      return false;
    }
    goOnWith(choice, failed);
    return true;
  }

  /** Whether the models have worked on the task for as long as they may; then that is told. */
  private boolean isSpent(Attempt last) {
    double spent = seconds + last.spent().seconds();
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
    Attempt now = attempt;
    if (now == null) {
      return;
    }
    if (event instanceof AgentEvent.TaskEnded) {
      opened.values().forEach(arm -> arm.measurements().accept(event));
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
