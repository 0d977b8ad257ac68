package dev.simplecoder.agent.plan;

import java.util.ArrayList;
import java.util.List;

/** What is to be done, one step after the other. */
public record Plan(List<Step> steps) {

  /** A plan with more steps is no coarse one, and no small model keeps to it. */
  public static final int MOST_STEPS = 12;

  public Plan {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || MOST_STEPS < steps.size()) {
      throw new IllegalArgumentException("a plan of " + steps.size() + " steps");
    }
  }

  public int size() {
    return steps.size();
  }

  /** One of its steps, which are counted from 1. */
  public Step step(int number) {
    return steps.get(number - 1);
  }

  /** The first steps of this plan with others behind them; as many as a plan may have. */
  public Plan withRest(int kept, Plan rest) {
    List<Step> all = new ArrayList<>(steps.subList(0, kept));
    all.addAll(rest.steps().subList(0, Math.min(rest.size(), MOST_STEPS - kept)));
    return new Plan(all);
  }
}
