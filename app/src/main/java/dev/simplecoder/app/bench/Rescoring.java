package dev.simplecoder.app.bench;

import dev.simplecoder.agent.program.Extracted;
import dev.simplecoder.app.exercise.Crew;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.RecordedProgram;
import dev.simplecoder.tools.program.Problem;
import dev.simplecoder.tools.program.TestHarness;
import dev.simplecoder.tools.program.UnusableTests;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Runs recorded programs again, some at a time, each with its hidden and with its visible tests.
 */
final class Rescoring {

  private final TestHarness harness;
  private final int jobs;

  /**
   * @param jobs how many run at a time
   */
  Rescoring(TestHarness harness, int jobs) {
    this.harness = harness;
    this.jobs = jobs;
  }

  /**
   * Hands over each result as it comes, on the calling thread. An interrupt, or a failure of the
   * sandbox, ends the programs that are running.
   */
  void run(List<RecordedProgram> programs, Consumer<Rescored> results)
      throws IOException, InterruptedException {
    try {
      new Crew<RecordedProgram, Rescored>(jobs).run(programs, this::rescored, results);
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case IOException sandbox -> throw sandbox;
        case UserError wrong -> throw wrong;
        case null, default -> throw new IllegalStateException(failed);
      }
    }
  }

  private Rescored rescored(RecordedProgram recorded) throws IOException, InterruptedException {
    var program = new Extracted.Program(recorded.code());
    Problem problem = recorded.problem();
    try {
      return new Rescored(
          recorded, harness.hidden(program, problem), harness.visible(program, problem.exercise()));
    } catch (UnusableTests broken) {
      throw new UserError(
          "the tests of " + problem.id() + " cannot be run: " + broken.getMessage(),
          "Put them right in the folder of the data, below problems/.");
    }
  }
}
