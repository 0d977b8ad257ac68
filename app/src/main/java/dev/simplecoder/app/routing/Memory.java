package dev.simplecoder.app.routing;

import dev.simplecoder.app.store.decisions.Decision;
import dev.simplecoder.app.store.decisions.DecisionLog;
import dev.simplecoder.app.store.decisions.DecisionLog.Kept;
import dev.simplecoder.app.store.decisions.Lesson;
import dev.simplecoder.app.store.decisions.Logged;
import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.feature.TaskFeatures;
import dev.simplecoder.router.outcome.Fading;
import dev.simplecoder.router.outcome.LearnedOutcomes;
import dev.simplecoder.router.outcome.LearnedOutcomes.Spread;
import dev.simplecoder.router.outcome.Prior;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What was learned, kept the same as the log says. The log is the only teacher: what this process
 * finds out is written there first and learned from there, with what others have written meanwhile.
 */
public final class Memory {

  /** Attempts and their repairs share what is known of arms and tasks. */
  public static final String ROLE = "act";

  /** What is read again at a start costs less than a snapshot after each task. */
  private static final int LESSONS_A_SNAPSHOT = 20;

  private final DecisionLog log;
  private final Prior prior;
  private LearnedOutcomes learned;
  private Workload workload = Workload.USUAL;
  private long lesson;
  private long kept;

  private Memory(DecisionLog log, Prior prior) {
    this.log = log;
    this.prior = prior;
    this.learned = blank(prior);
  }

  /** All that the log says. */
  public static Memory of(DecisionLog log, Prior prior) {
    var memory = new Memory(log, prior);
    log.snapshot(ROLE, TaskFeatures.VERSION).ifPresent(memory::restore);
    memory.catchUp();
    return memory;
  }

  private static LearnedOutcomes blank(Prior prior) {
    return new LearnedOutcomes(prior, Fading.USUAL, Spread.usual(TaskFeatures.size()));
  }

  private void restore(Kept snapshot) {
    learned.restore(snapshot.snapshot());
    lesson = snapshot.lesson();
    kept = lesson;
  }

  /** What is known by now; another object after a reset. */
  public LearnedOutcomes learned() {
    return learned;
  }

  /** What attempts take, by the lessons since the snapshot. */
  Workload workload() {
    return workload;
  }

  /** The number of the decision; empty where it could not be kept. */
  OptionalLong add(Decision decision) {
    return log.add(decision);
  }

  /** Learns at once. */
  void add(Lesson next) {
    log.add(next);
    catchUp();
  }

  /** Forgets an arm whose model is not what it was; returns whether that is so. */
  boolean forgetIfChanged(String arm, String digest) {
    boolean isChanged = log.noteIfChanged(arm, digest);
    if (isChanged) {
      catchUp();
    }
    return isChanged;
  }

  private void catchUp() {
    for (Logged.Learned next : log.after(lesson)) {
      learn(next);
      lesson = next.id();
    }
    if (kept + LESSONS_A_SNAPSHOT <= lesson) {
      log.keep(ROLE, new Kept(TaskFeatures.VERSION, lesson, learned.snapshot()));
      kept = lesson;
    }
  }

  private void learn(Logged.Learned next) {
    switch (next.lesson()) {
      case Lesson.Outcome outcome -> {
        workload = workload.plus(outcome.spent());
        experience(outcome, next.of()).ifPresent(learned::learn);
      }
      case Lesson.Word(long _, double right) ->
          Optional.ofNullable(next.of()).ifPresent(decision -> hear(decision, right));
      case Lesson.Changed(String arm) -> learned.forget(new Arm(arm, "", 0, true));
      case Lesson.Reset() -> learned = blank(prior);
    }
  }

  private void hear(Decision decision, double right) {
    option(decision)
        .ifPresent(option -> learned.hear(decision.situation(), option.arm(), 1, right));
  }

  /** Empty where nothing became known, or the features were others. */
  public static Optional<Experience> experience(
      Lesson.Outcome outcome, @Nullable Decision decision) {
    return decision == null || outcome.passed().isEmpty()
        ? Optional.empty()
        : option(decision)
            .map(option -> experience(decision, option, outcome, outcome.passed().getAsDouble()));
  }

  private static Experience experience(
      Decision decision, Option option, Lesson.Outcome outcome, double passed) {
    return new Experience(
        decision.situation(),
        option,
        passed,
        OptionalDouble.empty(),
        outcome.reward().orElse(passed));
  }

  private static Optional<Option> option(@Nullable Decision decision) {
    return decision != null
            && decision.version() == TaskFeatures.VERSION
            && decision.choice().move() instanceof Move.Try(Option option)
        ? Optional.of(option)
        : Optional.empty();
  }
}
