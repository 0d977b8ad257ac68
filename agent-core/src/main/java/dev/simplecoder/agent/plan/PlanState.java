package dev.simplecoder.agent.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a plan has come.
 *
 * @param outcomes of the steps that are behind, in their order; none of them is {@link
 *     Outcome#FAILED}
 * @param attempts at the step at hand so far, the one that is under way included
 * @param isRunning whether the step at hand is being worked on
 * @param lastWhy what came of the last attempt, in words; empty before the first has ended
 * @param replans how often the plan was made anew
 */
public record PlanState(
    Plan plan,
    List<Outcome> outcomes,
    int attempts,
    boolean isRunning,
    String lastWhy,
    int replans) {

  public PlanState {
    outcomes = List.copyOf(outcomes);
    if (plan.size() < outcomes.size()) {
      throw new IllegalArgumentException(outcomes.size() + " outcomes of " + plan.size());
    }
  }

  /** A plan of which nothing is done. */
  public static PlanState of(Plan plan) {
    return new PlanState(plan, List.of(), 0, false, "", 0);
  }

  /** Whether a step of it was ever begun, so that it is the person's word by now. */
  public boolean hasBegun() {
    return 0 < attempts || !outcomes.isEmpty() || 0 < replans;
  }

  public boolean isComplete() {
    return outcomes.size() == plan.size();
  }

  /** Of the step at hand, from 1. */
  public int number() {
    return outcomes.size() + 1;
  }

  /** The step at hand. */
  public Step step() {
    return plan.step(number());
  }

  public PlanState started() {
    return new PlanState(plan, outcomes, attempts + 1, true, lastWhy, replans);
  }

  public PlanState ended(Outcome outcome, String why) {
    return switch (outcome) {
      case FAILED -> new PlanState(plan, outcomes, attempts, false, why, replans);
      case DONE, UNCONFIRMED -> {
        List<Outcome> behind = new ArrayList<>(outcomes);
        behind.add(outcome);
        yield new PlanState(plan, behind, 0, false, why, replans);
      }
    };
  }

  /** The steps that are behind stay as they are. */
  public PlanState replanned(Plan anew) {
    return new PlanState(anew, outcomes, 0, false, lastWhy, replans + 1);
  }

  /** Whoever goes on with a task that came to its end has every attempt again. */
  public PlanState resumed() {
    return isRunning ? this : new PlanState(plan, outcomes, 0, false, lastWhy, 0);
  }
}
