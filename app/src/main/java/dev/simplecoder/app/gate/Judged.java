package dev.simplecoder.app.gate;

import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.Verdict;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is to become of a suggestion, and why.
 *
 * @param id its number in the log; empty where it could not be kept, so that nothing is learned of
 *     it
 * @param decision what is to be done, with probability, bar and the terms of its score
 * @param mode whether what was learned counted
 * @param reasons against it, the strongest first, from a fixed table
 * @param line all of it in one line for the person, without how it can be seen
 */
public record Judged(
    OptionalLong id, Decision decision, Mode mode, List<String> reasons, String line) {

  public Judged {
    reasons = List.copyOf(reasons);
  }

  public Verdict verdict() {
    return decision.verdict();
  }
}
