package dev.simplecoder.router;

/**
 * One attempt that could be made next.
 *
 * @param cost what it is expected to take: seconds of this machine, loading the model included, or
 *     billions of active parameters where no machine was measured
 */
public record Option(Arm arm, Approach approach, double cost) {

  public Option {
    if (!(0 <= cost && cost < 1e9)) {
      throw new IllegalArgumentException(arm.id() + " at a cost of " + cost);
    }
  }

  /** An attempt from the task alone. */
  public static Option fresh(Arm arm, double cost) {
    return new Option(arm, Approach.FRESH, cost);
  }

  /** What is counted as one thing: an arm's repairs beside its fresh attempts. */
  public String key() {
    return key(arm.id(), approach);
  }

  /** The {@link #key} of an arm's attempts of a kind. */
  public static String key(String arm, Approach approach) {
    return switch (approach) {
      case FRESH -> arm;
      case REPAIR -> arm + " repairing";
    };
  }
}
