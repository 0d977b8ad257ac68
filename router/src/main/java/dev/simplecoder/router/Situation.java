package dev.simplecoder.router;

import java.util.ArrayList;
import java.util.List;

/** Where a task stands: what it is, and which attempts have failed so far. */
public final class Situation {

  private final Features features;
  private final List<Failure> failures;
  private final List<String> failedArms;

  private Situation(Features features, List<Failure> failures) {
    this.features = features;
    this.failures = List.copyOf(failures);
    this.failedArms = failures.stream().map(failure -> failure.arm().id()).sorted().toList();
  }

  /** A task that nobody has tried yet. */
  public static Situation first(Features features) {
    return new Situation(features, List.of());
  }

  public Situation after(Failure failure) {
    var more = new ArrayList<>(failures);
    more.add(failure);
    return new Situation(features, more);
  }

  public Features features() {
    return features;
  }

  /** In the order in which they were made. */
  public List<Failure> failures() {
    return failures;
  }

  /** The ids of the arms that have failed, each as often as it has, in alphabetical order. */
  public List<String> failedArms() {
    return failedArms;
  }

  /** Whether an option may still come to something: a greedy arm would only say the same again. */
  public boolean allows(Option option) {
    return option.approach() == Approach.REPAIR
        ? !failures.isEmpty()
        : !option.arm().greedy() || !failedArms.contains(option.arm().id());
  }
}
