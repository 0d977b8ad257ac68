package dev.simplecoder.agent;

import dev.simplecoder.agent.Guard.Verdict;
import dev.simplecoder.agent.event.Progress;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.model.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The guards that every task has. */
public final class Guards {

  private static final String EMPTY_ANSWER =
      "Your reply was empty. Use a tool to go on, or, if the task is done, say in one or two sentences what you did.";

  private Guards() {}

  /**
   * Ends the task at an answer without calls. An empty one is asked for once more, then it ends
   * without an answer.
   */
  public static Guard finalAnswer() {
    return progress -> {
      if (progress.answer().isEmpty() || !progress.answer().get().calls().isEmpty()) {
        return new Verdict.Go();
      }
      Message.Assistant answer = progress.answer().get();
      if (!answer.text().isBlank()) {
        return new Verdict.End(new Stop.Done());
      }
      return progress.nudges().contains(EMPTY_ANSWER)
          ? new Verdict.End(new Stop.NoAnswer())
          : new Verdict.Nudge(EMPTY_ANSWER);
    };
  }

  /** Ends after {@code limit} replies. */
  public static Guard steps(int limit) {
    return progress ->
        progress.steps() < limit
            ? new Verdict.Go()
            : new Verdict.End(new Stop.Limit(limit + " steps"));
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
   * Ends before the server would have to drop a part of the conversation: when the next prompt,
   * with an eighth of the window for the reply, would not fit the window.
   */
  public static Guard window() {
    return progress -> {
      int window = progress.contextWindow();
      return window == 0 || progress.estimatedTokens() + window / 8 <= window
          ? new Verdict.Go()
          : new Verdict.End(new Stop.Limit("the model's window of " + window + " tokens"));
    };
  }

  /**
   * Warns the model at {@code warnAt} calls that were the same and came to the same, ends at {@code
   * endAt} of them.
   */
  public static Guard repeatedCalls(int warnAt, int endAt) {
    return progress -> {
      List<Progress.Called> calls = progress.calls();
      if (calls.isEmpty()) {
        return new Verdict.Go();
      }
      Progress.Called last = calls.getLast();
      long same = calls.stream().filter(last::sameAs).count();
      if (endAt <= same) {
        return new Verdict.End(
            new Stop.Stuck(same + " times the same call of " + last.call().name()));
      }
      String warning =
          "You have called "
              + last.call().name()
              + " with the same arguments several times, and the result stays the same. "
              + "Do something else, or answer.";
      return warnAt <= same && !progress.nudges().contains(warning)
          ? new Verdict.Nudge(warning)
          : new Verdict.Go();
    };
  }
}
