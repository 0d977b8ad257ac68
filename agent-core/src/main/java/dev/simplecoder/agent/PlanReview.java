package dev.simplecoder.agent;

import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.plan.Plan;
import java.util.Optional;

/** Decides about a plan before anything is done. */
@FunctionalInterface
public interface PlanReview {

  /** The plan is carried out as it is. */
  PlanReview NONE = _ -> new Decision.Go();

  /** Nothing is done but the plan; a task without one has come to nothing. */
  PlanReview ONLY_PLAN =
      new PlanReview() {
        @Override
        public Decision decide(Plan plan) {
          return new Decision.End(new Stop.Planned());
        }

        @Override
        public Optional<Stop> without(String why) {
          return Optional.of(new Stop.PlanFailed("no plan was made: " + why));
        }
      };

  /** Blocks while the person decides. The plan was shown. */
  Decision decide(Plan plan) throws InterruptedException;

  /** There is no plan: the task ends so, or is done in one step where this is empty. */
  default Optional<Stop> without(String why) {
    return Optional.empty();
  }

  /** What becomes of a plan. */
  sealed interface Decision {

    record Go() implements Decision {}

    /** It is shown, and decided on, as it is now. */
    record Edited(Plan plan) implements Decision {}

    record End(Stop stop) implements Decision {}
  }
}
