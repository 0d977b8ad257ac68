package dev.simplecoder.app.learn;

import dev.simplecoder.agent.evidence.FailureClass;
import dev.simplecoder.agent.program.Ending;
import dev.simplecoder.agent.program.Extracted;
import dev.simplecoder.agent.program.Why;
import dev.simplecoder.app.exercise.Asked;
import dev.simplecoder.app.exercise.Attempted;
import dev.simplecoder.app.exercise.Attempter;
import dev.simplecoder.app.exercise.LogProbability;
import dev.simplecoder.app.exercise.NotAttempted;
import dev.simplecoder.app.exercise.Spent;
import dev.simplecoder.app.exercise.Verdict;
import dev.simplecoder.router.reward.Attempt;
import dev.simplecoder.router.reward.Sight;
import dev.simplecoder.router.reward.TestCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Models of which it is known what they can: "sums" is right on tasks whose number is even, "words"
 * on the others, and "mute" writes no program. It fails for good after so many attempts.
 */
final class Attempting implements Attempter {

  private final int most;
  private final List<Made.Key> made = new ArrayList<>();

  /**
   * @param most how many attempts are made before the server is gone
   */
  Attempting(int most) {
    this.most = most;
  }

  /** All that were asked for, in the order of their ends. */
  synchronized List<Made.Key> made() {
    return List.copyOf(made);
  }

  @Override
  public synchronized Attempted attempt(Asked asked) throws NotAttempted {
    if (most <= made.size()) {
      throw new NotAttempted("the server is gone");
    }
    made.add(Made.Key.of(asked));
    return attempted(asked);
  }

  private static Attempted attempted(Asked asked) {
    int number = Integer.parseInt(asked.problem().id().replaceAll("\\D", ""));
    String prompt = "Write " + asked.problem().id() + ".";
    var spent = new Spent(7, 3 + asked.sample(), Duration.ofMillis(20), Duration.ofMillis(5));
    if (asked.arm().equals("mute")) {
      return new Attempted(
          prompt,
          "I would rather not.",
          Ending.SEQUENCE,
          new Extracted.NoProgram(Why.PROSE),
          new Verdict<Sight.Visible>(new Attempt.NoProgram<>(), FailureClass.NO_PROGRAM),
          new Verdict<Sight.Hidden>(new Attempt.NoProgram<>(), FailureClass.NO_PROGRAM),
          "",
          spent,
          List.of());
    }
    boolean isRight = asked.arm().equals("sums") == (number % 2 == 0);
    FailureClass failure = isRight ? null : FailureClass.PARTLY_PASSED;
    return new Attempted(
        prompt,
        "def f(): # %s %d\n".formatted(asked.arm(), asked.sample()),
        Ending.FENCE,
        new Extracted.Program("def f(): pass"),
        new Verdict<>(new Attempt.Ran<>(new TestCount<Sight.Visible>(1, 1)), null),
        new Verdict<>(new Attempt.Ran<>(new TestCount<Sight.Hidden>(isRight ? 3 : 1, 3)), failure),
        "",
        spent,
        List.of(new LogProbability("def", -0.25), new LogProbability(" f", -0.5)));
  }
}
