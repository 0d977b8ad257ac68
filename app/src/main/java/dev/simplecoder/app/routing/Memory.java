package dev.simplecoder.app.routing;

import dev.simplecoder.app.store.decisions.Decision;
import dev.simplecoder.app.store.decisions.DecisionLog;
import dev.simplecoder.app.store.decisions.DecisionLog.Kept;
import dev.simplecoder.app.store.decisions.Lesson;
import dev.simplecoder.app.store.decisions.Lesson.Source;
import dev.simplecoder.app.store.decisions.Logged;
import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Failure;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.feature.Schema;
import dev.simplecoder.router.feature.TaskFeatures;
import dev.simplecoder.router.outcome.LearnedOutcomes;
import dev.simplecoder.router.outcome.LearnedOutcomes.Snapshot;
import dev.simplecoder.router.outcome.Prior;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What was learned, kept the same as the log says. The log is the only teacher: what this process
 * finds out is written there first and learned from there, with what others have written meanwhile.
 */
public final class Memory {

  /** What is read again at a start costs less than a snapshot after each task. */
  private static final int LESSONS_A_SNAPSHOT = 20;

  private final DecisionLog log;
  private final Prior prior;
  private final Schema schema;
  private final Map<Skill, Workload> workloads = new EnumMap<>(Skill.class);
  private Posteriors learned;
  private long lesson;
  private long kept;

  private Memory(DecisionLog log, Prior prior, Schema schema) {
    this.log = log;
    this.prior = prior;
    this.schema = schema;
    this.learned = new Posteriors(prior, schema.size());
  }

  /** All that the log says of the features that every task has. */
  public static Memory of(DecisionLog log, Prior prior) {
    return of(log, prior, Schema.PLAIN);
  }

  /**
   * All that the log says of these features. What was not learned of them yet goes on from what was
   * learned without the meaning of requests, or with it; where it is not known in which coordinates
   * that is now, they are taken to be those of before: of what was kept, or else of the log.
   */
  public static Memory of(DecisionLog log, Prior prior, Schema wanted) {
    Map<String, Kept> own = log.snapshots(wanted);
    Map<String, Kept> kept = own.isEmpty() ? log.snapshots(wanted.other()) : own;
    var memory = new Memory(log, prior, known(log, wanted, kept.get(Skill.WORK.word())));
    memory.restore(kept);
    memory.catchUp();
    return memory;
  }

  private static Schema known(DecisionLog log, Schema wanted, @Nullable Kept before) {
    if (!wanted.isEmbedded() || wanted.hasCoordinates()) {
      return wanted;
    }
    return before != null && before.schema().hasCoordinates()
        ? before.schema()
        : log.lastEmbedded().orElse(wanted);
  }

  /** Of the features that are learned from. */
  Schema schema() {
    return schema;
  }

  /** A task's features as they are learned from. */
  public Features seen(Features features, Schema theirs) {
    return schema.of(features, theirs).orElseThrow();
  }

  /** A skill whose snapshot is of another lesson than the work's is learned anew from there. */
  private void restore(Map<String, Kept> snapshots) {
    Kept work = snapshots.get(Skill.WORK.word());
    if (work == null) {
      return;
    }
    lesson = work.lesson();
    kept = lesson;
    for (Skill skill : Skill.values()) {
      Kept snapshot = snapshots.get(skill.word());
      if (snapshot != null && snapshot.lesson() == lesson) {
        learned.of(skill).restore(fitting(snapshot));
      }
    }
  }

  /** What was learned of a meaning in other coordinates is void. */
  private Snapshot fitting(Kept kept) {
    return kept.schema().equals(schema)
        ? kept.snapshot()
        : kept.snapshot().first(TaskFeatures.size());
  }

  /** What is known by now of attempts and repairs; another object after a reset. */
  public LearnedOutcomes learned() {
    return learned(Skill.WORK);
  }

  /** What is known by now of a skill; likewise. */
  public LearnedOutcomes learned(Skill skill) {
    return learned.of(skill);
  }

  /** What a call for a skill takes, by the lessons since the snapshot. */
  Workload workload(Skill skill) {
    return workloads.getOrDefault(skill, Workload.usual(skill));
  }

  /** What came of all decisions of a role. */
  List<Logged.Learned> lessons(String role) {
    return log.lessons(role);
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

  /**
   * Says what came of an attempt, which is learned from at once where it is in the log.
   *
   * @param failure why it did not pass; null where it did
   */
  void judge(
      Attempt attempt,
      Source source,
      double passed,
      OptionalDouble reward,
      Failure.@Nullable Kind failure) {
    attempt.judge(passed);
    if (attempt.decision().isPresent()) {
      add(
          new Lesson.Outcome(
              attempt.decision().getAsLong(),
              source,
              OptionalDouble.of(passed),
              reward,
              failure,
              attempt.spent()));
    }
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
      Map<String, Kept> skills = new LinkedHashMap<>();
      for (Skill skill : Skill.values()) {
        skills.put(skill.word(), new Kept(schema, lesson, learned.of(skill).snapshot()));
      }
      log.keep(skills);
      kept = lesson;
    }
  }

  private void learn(Logged.Learned next) {
    Optional<Skill> skill =
        Optional.ofNullable(next.of()).flatMap(decision -> Skill.of(decision.role()));
    switch (next.lesson()) {
      case Lesson.Outcome outcome when skill.isPresent() -> {
        workloads.put(skill.get(), workload(skill.get()).plus(outcome.spent()));
        experience(outcome, next.of(), schema).ifPresent(learned.of(skill.get())::learn);
      }
      case Lesson.Word(long _, double right) when skill.isPresent() ->
          Optional.ofNullable(next.of()).ifPresent(decision -> hear(skill.get(), decision, right));
      case Lesson.Outcome _, Lesson.Word _ -> {} // of a role of another program
      case Lesson.Changed(String arm) -> learned.forget(new Arm(arm, "", 0, true));
      case Lesson.Reset() -> learned = new Posteriors(prior, schema.size());
    }
  }

  private void hear(Skill skill, Decision decision, double right) {
    if (decision.choice().move() instanceof Move.Try(Option option)) {
      situation(decision, schema)
          .ifPresent(situation -> learned.of(skill).hear(situation, option.arm(), 1, right));
    }
  }

  /** Empty where nothing became known, or the features were others. */
  public static Optional<Experience> experience(
      Lesson.Outcome outcome, @Nullable Decision decision, Schema schema) {
    return decision != null
            && outcome.passed().isPresent()
            && decision.choice().move() instanceof Move.Try(Option option)
        ? situation(decision, schema)
            .map(
                situation -> experience(situation, option, outcome, outcome.passed().getAsDouble()))
        : Optional.empty();
  }

  private static Experience experience(
      Situation situation, Option option, Lesson.Outcome outcome, double passed) {
    return new Experience(
        situation, option, passed, OptionalDouble.empty(), outcome.reward().orElse(passed));
  }

  private static Optional<Situation> situation(Decision decision, Schema schema) {
    return schema
        .of(decision.situation().features(), decision.schema())
        .map(decision.situation()::seenAs);
  }
}
