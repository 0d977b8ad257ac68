package dev.simplecoder.router.gate.measure;

import dev.simplecoder.router.gate.Times;
import java.util.List;

/**
 * What one suggestion took, in seconds.
 *
 * @param write what it would take to write it by hand
 * @param edit once accepted
 */
public record Spent(double generation, double verify, double edit, double write) {

  /** What showing it saved; what is hidden once it exists has cost its generation. */
  double saved(boolean accepted) {
    return (accepted ? write - edit : 0) - verify - generation;
  }

  /** The means, as a policy has to know them: all but generation by what became of it. */
  static Times mean(List<Spent> accepted, List<Spent> rejected) {
    double generation =
        (accepted.stream().mapToDouble(Spent::generation).sum()
                + rejected.stream().mapToDouble(Spent::generation).sum())
            / (accepted.size() + rejected.size());
    return Times.of(
        generation,
        accepted.stream().mapToDouble(Spent::verify).average().orElse(0),
        rejected.stream().mapToDouble(Spent::verify).average().orElse(0),
        accepted.stream().mapToDouble(Spent::edit).average().orElse(0),
        accepted.stream().mapToDouble(Spent::write).average().orElse(0));
  }
}
