package dev.simplecoder.agent;

import dev.simplecoder.agent.Guard.Verdict;
import dev.simplecoder.agent.claims.Claims;
import dev.simplecoder.agent.claims.Unfinished;
import dev.simplecoder.agent.event.Progress;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.model.Budget;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The guards that every task has. */
public final class Guards {

  /** A budget is no reason to stop as long as one of the last replies brought something new. */
  private static final int RECENT_STEPS = 4;

  /** A longer request is a text to work on more than a list of what to mind. */
  private static final int REMINDED_CHARACTERS = 1_000;

  private Guards() {}

  /**
   * Ends the task at an answer without calls. Before that it asks once more, and each of these once
   * a task: for an empty answer, for one that claims to have written where nothing was, and for one
   * that announces what it does not do. A second empty one ends without an answer.
   */
  public static Guard finalAnswer() {
    return progress ->
        progress
            .answer()
            .filter(answer -> answer.calls().isEmpty())
            .map(answer ->
                answer.text().isBlank()
                    ? nothingSaid(progress)
                    : lacking(progress).orElse(new Verdict.End(new Stop.Done())))
            .orElse(new Verdict.Go());
  }

  private static Verdict nothingSaid(Progress progress) {
    return Nudge.EMPTY.wasSaid(progress)
        ? new Verdict.End(new Stop.NoAnswer())
        : Nudge.EMPTY.say("");
  }

  private static Optional<Verdict> lacking(Progress progress) {
    Optional<Verdict> unwritten =
        Nudge.UNWRITTEN.wasSaid(progress)
            ? Optional.empty()
            : Claims.unwritten(progress).map(Nudge.UNWRITTEN::say);
    boolean wasUnfinished =
        Stream.of(Nudge.ANNOUNCED, Nudge.CALL_AS_TEXT, Nudge.FILE_AS_TEXT)
            .anyMatch(nudge -> nudge.wasSaid(progress));
    return wasUnfinished
        ? unwritten
        : unwritten.or(() -> Unfinished.of(progress).map(Guards::nudge));
  }

  private static Verdict nudge(Unfinished unfinished) {
    return switch (unfinished) {
      case Unfinished.Announced() -> Nudge.ANNOUNCED.say("");
      case Unfinished.CallAsText() -> Nudge.CALL_AS_TEXT.say("");
      case Unfinished.FileAsText(String path) -> Nudge.FILE_AS_TEXT.say(path);
    };
  }

  /** Ends after so many replies, whatever they brought. */
  public static Guard steps(int most) {
    return progress ->
        most <= progress.steps()
            ? new Verdict.End(new Stop.Limit(most + " steps"))
            : new Verdict.Go();
  }

  /** The same for each step of a plan. */
  public static Guard stepsOfAStep(int most) {
    return progress ->
        most <= progress.stretchSteps()
            ? new Verdict.End(new Stop.Limit(most + " steps"))
            : new Verdict.Go();
  }

  /**
   * Warns the model when the budget is used up and the last few replies brought no gain, and ends
   * when a few more bring none either. Each gain extends it by a few.
   */
  public static Guard budget(StepBudget budget) {
    return progress -> {
      int sinceTold = progress.stretch().repliesSinceBudget();
      boolean gains = budget.repliesSinceGain(progress) < RECENT_STEPS;
      if (progress.stretchSteps() < budget.steps() || gains) {
        return new Verdict.Go();
      }
      if (sinceTold < 0) {
        return new Verdict.Reached(budget);
      }
      return sinceTold < RECENT_STEPS
          ? new Verdict.Go()
          : new Verdict.End(new Stop.BudgetSpent(budget.steps(), budget.why()));
    };
  }

  /** Ends when {@code limit} has passed since the task began. */
  public static Guard wallTime(Duration limit, InstantSource clock) {
    return progress ->
        clock.instant().isBefore(progress.startedAt().plus(limit))
            ? new Verdict.Go()
            : new Verdict.End(new Stop.Limit(words(limit)));
  }

  private static String words(Duration limit) {
    return 1 < limit.toMinutes() && limit.toSecondsPart() == 0
        ? limit.toMinutes() + " minutes"
        : limit.toSeconds() + " seconds";
  }

  /**
   * Has the conversation made shorter when it comes close to the window. Where that does not help,
   * it ends before the server would have to drop a part: when the next prompt would leave too
   * little of the window for the reply.
   */
  public static Guard window() {
    return progress -> {
      int window = progress.contextWindow();
      if (window == 0) {
        return new Verdict.Go();
      }
      var budget = new Budget(window);
      if (budget.compactAbove() < progress.estimatedTokens() && progress.mayCompact()) {
        return new Verdict.Compact();
      }
      return progress.estimatedTokens() <= budget.prompt()
          ? new Verdict.Go()
          : new Verdict.End(new Stop.Limit("the model's window of " + window + " tokens"));
    };
  }

  /**
   * Repeats the person's request to the model every {@code steps} replies: in a long conversation
   * it lies far back.
   */
  public static Guard reminder(int steps) {
    return progress -> {
      int replies = progress.stretchSteps();
      boolean due = 0 < replies && replies % steps == 0;
      String request = Clip.to(REMINDED_CHARACTERS, progress.request().strip());
      return due && reminders(progress) < replies / steps
          ? Nudge.REMINDER.say(request)
          : new Verdict.Go();
    };
  }

  private static long reminders(Progress progress) {
    return progress.nudges().stream().filter(Nudge.REMINDER::isSaidBy).count();
  }

  /**
   * Warns the model at {@code warnAt} replies in a row in which every call failed or brought
   * nothing new, ends at {@code endAt}.
   */
  public static Guard noProgress(int warnAt, int endAt) {
    return progress -> {
      int idle = progress.idleSteps();
      if (endAt <= idle) {
        return new Verdict.End(new Stop.Stuck(idle + " replies in a row brought nothing new"));
      }
      return warnAt <= idle && !Nudge.IDLE.wasSaid(progress)
          ? Nudge.IDLE.say(String.valueOf(idle))
          : new Verdict.Go();
    };
  }

  /**
   * Warns the model at {@code warnAt} calls that were the same and came to the same, ends at {@code
   * endAt} of them, but not before it had the warning: a single reply can have them all.
   */
  public static Guard repeatedCalls(int warnAt, int endAt) {
    return progress -> {
      List<Progress.Called> calls = progress.stretchCalls();
      if (calls.isEmpty()) {
        return new Verdict.Go();
      }
      Progress.Called last = calls.getLast();
      String name = last.call().name();
      long same = calls.stream().filter(last::sameAs).count();
      Verdict end =
          new Verdict.End(
              new Stop.Stuck("it made the same call of " + name + " " + same + " times"));
      return warnAt <= same
          ? once(progress, Nudge.REPEATED.say(name), endAt <= same ? end : new Verdict.Go())
          : new Verdict.Go();
    };
  }

  /**
   * Warns the model when the last calls, two to five, were made {@code warnAt} times over and came
   * to the same each time, ends at {@code endAt} times, but not before it had the warning.
   */
  public static Guard cycles(int warnAt, int endAt) {
    return progress -> {
      Cycle cycle = Cycle.atTheEndOf(progress.stretchCalls());
      Verdict end =
          new Verdict.End(
              new Stop.Stuck(
                  "it made the same calls of " + cycle.names() + " " + cycle.rounds() + " times"));
      return warnAt <= cycle.rounds()
          ? once(
              progress,
              Nudge.CYCLE.say(cycle.names()),
              endAt <= cycle.rounds() ? end : new Verdict.Go())
          : new Verdict.Go();
    };
  }

  private static Verdict once(Progress progress, Verdict nudge, Verdict after) {
    return nudge instanceof Verdict.Nudge(String text) && progress.nudges().contains(text)
        ? after
        : nudge;
  }
}
