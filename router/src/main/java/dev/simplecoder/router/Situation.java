package dev.simplecoder.router;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where a task stands: what it is, and which attempts have failed so far. */
public final class Situation {

  private final Features features;
  private final List<Failure> failures;
  private final List<String> failedArms;

  private Situation(Features features, List<Failure> failures, List<String> failedArms) {
    this.features = features;
    this.failures = failures;
    this.failedArms = failedArms;
  }

  /** A task that nobody has tried yet. */
  public static Situation first(Features features) {
    return new Situation(features, List.of(), List.of());
  }

  /** The same, of a task with these features. */
  public Situation seenAs(Features others) {
    return new Situation(others, failures, failedArms);
  }

  public Situation after(Failure failure) {
    List<Failure> more = new ArrayList<>(failures);
    more.add(failure);
    List<String> arms = new ArrayList<>(failedArms);
    int place = Collections.binarySearch(failedArms, failure.arm().id());
    arms.add(place < 0 ? -place - 1 : place, failure.arm().id());
    return new Situation(features, List.copyOf(more), List.copyOf(arms));
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
