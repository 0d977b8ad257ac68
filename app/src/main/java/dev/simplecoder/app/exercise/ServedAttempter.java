package dev.simplecoder.app.exercise;

import dev.simplecoder.agent.evidence.FailureClass;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.program.Completer;
import dev.simplecoder.agent.program.Completion;
import dev.simplecoder.agent.program.Exercise;
import dev.simplecoder.agent.program.Extracted;
import dev.simplecoder.agent.program.Extraction;
import dev.simplecoder.agent.program.PromptStyle;
import dev.simplecoder.agent.program.Rejected;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.router.reward.Attempt;
import dev.simplecoder.router.reward.Sight;
import dev.simplecoder.router.reward.TestCount;
import dev.simplecoder.tools.program.Problem;
import dev.simplecoder.tools.program.TestHarness;
import dev.simplecoder.tools.program.Tested;
import dev.simplecoder.tools.program.UnusableTests;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** Attempts by the models of servers, run in a sandbox. */
final class ServedAttempter implements Attempter {

  private final Pool pool;
  private final TestHarness harness;
  private final Completer completer;

  ServedAttempter(Pool pool, TestHarness harness, InstantSource clock) {
    this.pool = pool;
    this.harness = harness;
    this.completer = new Completer(PromptStyle.CHAT, clock);
  }

  @Override
  public Attempted attempt(Asked asked) throws NotAttempted, InterruptedException {
    Exercise exercise = asked.problem().exercise();
    List<Rejected> rejected =
        asked.failures().stream()
            .map(failed -> new Rejected(failed.reply(), failed.complaint()))
            .toList();
    Pool.Answer answer =
        pool.ask(
            asked.arm(),
            asked.sampling(),
            asked.seed(),
            model -> completer.complete(model, exercise, rejected));
    Completion.Written written = answer.written();
    Extracted extracted = new Extraction(exercise).of(written);
    try {
      Tested visible = harness.visible(extracted, exercise);
      Tested hidden = harness.hidden(extracted, asked.problem());
      return new Attempted(
          prompt(exercise, rejected),
          written.text(),
          written.ending(),
          extracted,
          verdict(visible),
          verdict(hidden),
          visible.excerpt(),
          new Spent(
              written.usage().promptTokens(),
              written.usage().completionTokens(),
              written.usage().total(),
              visible.took().plus(hidden.took())),
          answer.logProbabilities());
    } catch (IOException failed) {
      throw new NotAttempted("the sandbox failed: " + failed.getMessage());
    } catch (UnusableTests broken) {
      throw unusable(asked.problem(), broken);
    }
  }

  private static UserError unusable(Problem problem, UnusableTests broken) {
    return new UserError(
        "the tests of " + problem.id() + " cannot be run: " + broken.getMessage(),
        "Put them right in the file of the tasks.");
  }

  private static String prompt(Exercise exercise, List<Rejected> rejected) {
    return PromptStyle.CHAT.prompt(exercise, rejected).messages().stream()
        .map(Message::text)
        .collect(Collectors.joining("\n\n"));
  }

  private static <S extends Sight> Verdict<S> verdict(Tested tested) {
    return new Verdict<>(
        tested.failure() == FailureClass.NO_PROGRAM
            ? new Attempt.NoProgram<>()
            : new Attempt.Ran<>(new TestCount<>(tested.passed(), tested.tests())),
        tested.failure());
  }
}
