package dev.simplecoder.router;

/**
 * A frozen model with the settings that it is asked with: another edit format or window is another
 * arm.
 *
 * @param id names the model and its settings
 * @param family whose blind spots it shares, such as {@code qwen2}
 * @param activeBillions parameters used for each token, in billions
 * @param greedy whether it says the same each time, so that another fresh attempt is of no use
 */
public record Arm(String id, String family, double activeBillions, boolean greedy) {

  public Arm {
    if (!(0 <= activeBillions && activeBillions < 1e6)) {
      throw new IllegalArgumentException(id + " with " + activeBillions + " billion parameters");
    }
  }
}
