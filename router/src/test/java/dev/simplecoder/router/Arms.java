package dev.simplecoder.router;

import java.util.List;

/** Arms and tasks that tests need. */
public final class Arms {

  public static final Arm SMALL = new Arm("small", "one", 1, true);
  public static final Arm LARGE = new Arm("large", "two", 7, true);
  public static final Arm SAMPLED = new Arm("sampled", "two", 3, false);

  private Arms() {}

  public static List<Option> options() {
    return List.of(fresh(SMALL), fresh(LARGE), fresh(SAMPLED));
  }

  public static Option fresh(Arm arm) {
    return Option.fresh(arm, arm.activeBillions());
  }

  /** A task that has nothing but a bias and one number. */
  public static Situation task(double number) {
    return Situation.first(Features.of(1, number));
  }

  public static Failure failed(Arm arm) {
    return new Failure(arm, Failure.Kind.UNKNOWN);
  }
}
