package dev.simplecoder.app.exercise;

import dev.simplecoder.tools.program.Problem;
import java.util.List;

/**
 * One attempt that is wanted.
 *
 * @param arm the id of the arm that shall make it
 * @param sample which of the arm's attempts at this problem it is, from 0
 * @param failures that it is shown and goes on from, oldest first; empty for a fresh attempt,
 *     whatever has failed before
 */
public record Asked(
    Problem problem, String arm, Sampling sampling, int sample, List<Attempted> failures) {

  public Asked {
    failures = List.copyOf(failures);
    if (sample < 0) {
      throw new IllegalArgumentException("sample " + sample);
    }
  }

  /** From the problem alone. */
  public static Asked fresh(Problem problem, String arm, Sampling sampling, int sample) {
    return new Asked(problem, arm, sampling, sample, List.of());
  }

  /** What the server is asked to draw from. */
  int seed() {
    return sampling.seed() + sample;
  }
}
