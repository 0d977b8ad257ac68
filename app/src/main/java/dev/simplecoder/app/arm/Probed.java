package dev.simplecoder.app.arm;

import dev.simplecoder.agent.dialect.DialectName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What came of trying out how a model calls tools.
 *
 * @param version of the questions; other ones ask for another probe
 * @param program the version of the program that asked
 * @param trials one for each dialect that was tried, in the order in which they were
 */
public record Probed(int version, String program, Instant when, List<Trial> trials) {

  public Probed {
    trials = List.copyOf(trials);
  }

  /** The best usable one, the earlier one of equals; empty where none survived. */
  public Optional<Trial> chosen() {
    return trials.stream()
        .filter(Trial::isUsable)
        .reduce((best, next) -> best.points() < next.points() ? next : best);
  }

  /** The one that got furthest, be it usable or not. */
  public Optional<Trial> furthest() {
    return chosen().or(() -> trials.stream().max(Comparator.comparingInt(Trial::points)));
  }

  Optional<Trial> of(DialectName dialect) {
    return trials.stream().filter(trial -> trial.dialect() == dialect).findFirst();
  }
}
