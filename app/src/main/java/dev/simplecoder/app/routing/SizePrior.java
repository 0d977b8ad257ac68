package dev.simplecoder.app.routing;

import dev.simplecoder.router.Arm;
import dev.simplecoder.router.outcome.Prior;

/** What is expected of a model that was never asked, by its size alone. */
public final class SizePrior implements Prior {

  private static final double USUAL_BILLIONS = 3;
  private static final double AT_ONE_BILLION = -0.6;
  private static final double PER_E_FOLD = 0.5;

  @Override
  public double rate(Arm arm) {
    double billions = arm.activeBillions() == 0 ? USUAL_BILLIONS : arm.activeBillions();
    return 1 / (1 + Math.exp(-(AT_ONE_BILLION + PER_E_FOLD * Math.log(billions))));
  }
}
