package dev.simplecoder.app.store.decisions;

import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.feature.Schema;
import java.time.Instant;

/**
 * A choice among moves on a task.
 *
 * @param task the id of its session
 * @param role what the model was wanted for
 * @param policy by which it was made
 * @param schema of the features
 * @param price of a second, in tasks done right
 */
public record Decision(
    String task,
    Instant at,
    String role,
    String policy,
    Schema schema,
    Situation situation,
    Choice choice,
    double price) {

  /** How many attempts had failed. */
  public int step() {
    return situation.failures().size();
  }
}
