package dev.simplecoder.router.outcome;

import dev.simplecoder.router.Approach;
import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Failure;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who repairs whose failures, counted (F-34). How often an option passes is known in four steps,
 * each shrunk to the one before: at first, after one failure of an arm, after one of that kind, and
 * after all failures so far. Several failures are taken together by their shifts of the log odds,
 * each further one counting less, since tasks that two arms fail are hard for the same reason.
 */
public final class FixRates {

  /** How many trials the more general rate is worth beside those of the more special one. */
  private static final double WORTH = 4;

  /** What each further failure's shift of the log odds counts beside the one before. */
  private static final double FURTHER = 0.5;

  private final Prior prior;
  private final double fade;
  private final Map<List<String>, Map<String, Tally>> tallies = new HashMap<>();

  /** What one trial weighs now in the units of the tallies: it grows instead of their shrinking. */
  private double weight = 1;

  public FixRates(Prior prior, Fading fading) {
    this.prior = prior;
    this.fade = fading.factor();
  }

  /** The probability that an option passes here. */
  public double rate(Situation situation, Option option) {
    double first = first(option);
    List<Failure> failures = situation.failures();
    if (failures.isEmpty()) {
      return first;
    }
    double firstOdds = LogOdds.of(first);
    double odds = firstOdds;
    double share = 1;
    for (Failure failure : failures) {
      odds += share * (LogOdds.of(after(failure, option, firstOdds)) - firstOdds);
      share *= FURTHER;
    }
    double combined = LogOdds.probability(odds);
    return failures.size() == 1 ? combined : shrunk(situation.failedArms(), option, combined);
  }

  /**
   * A cell of the matrix.
   *
   * @param failed the ids of the arms that failed before, in alphabetical order; with a second
   *     entry in capitals, an arm and the kind of its failure
   */
  public record Cell(List<String> failed, String option, Tally tally) {}

  /** All that was counted, in units of today's trials, in a fixed order. */
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    tallies.forEach((failed, row) ->
        row.forEach(
            (option, tally) -> cells.add(new Cell(failed, option, tally.times(1 / weight)))));
    cells.sort(
        Comparator.comparing((Cell cell) -> String.join(" ", cell.failed()))
            .thenComparing(Cell::option));
    return cells;
  }

  /** Goes on from what was counted before. */
  void restore(List<Cell> cells) {
    tallies.clear();
    for (Cell cell : cells) {
      tallies
          .computeIfAbsent(cell.failed(), _ -> new HashMap<>())
          .put(cell.option(), cell.tally().times(weight));
    }
  }

  /** Drops all that an arm had a part in. */
  void forget(Arm arm) {
    tallies.keySet().removeIf(failed -> failed.contains(arm.id()));
    for (Map<String, Tally> row : tallies.values()) {
      for (Approach approach : Approach.values()) {
        row.remove(Option.key(arm.id(), approach));
      }
    }
  }

  /** How many of an option's attempts passed after exactly these failures, in any order. */
  public Tally tally(Situation situation, Option option) {
    Tally tally = stored(situation.failedArms(), option);
    return tally.times(1 / weight);
  }

  public void learn(Experience experience) {
    weight /= fade;
    Situation situation = experience.situation();
    add(situation.failedArms(), experience);
    if (situation.failures().size() == 1
        && situation.failures().getFirst().kind() != Failure.Kind.UNKNOWN) {
      add(kind(situation.failures().getFirst()), experience);
    }
  }

  private void add(List<String> failed, Experience experience) {
    tallies
        .computeIfAbsent(failed, _ -> new HashMap<>())
        .merge(
            experience.option().key(),
            new Tally(experience.passed() * weight, weight),
            Tally::plus);
  }

  private double first(Option option) {
    return stored(List.of(), option).shrunkTo(prior.rate(option.arm()), prior.worth() * weight);
  }

  /** After one failure: of that kind, shrunk to any kind, shrunk to what relations say. */
  private double after(Failure failure, Option option, double firstOdds) {
    double expected = LogOdds.probability(firstOdds + Relation.of(failure.arm(), option).shift());
    double anyKind = shrunk(List.of(failure.arm().id()), option, expected);
    return failure.kind() == Failure.Kind.UNKNOWN
        ? anyKind
        : shrunk(kind(failure), option, anyKind);
  }

  private double shrunk(List<String> failed, Option option, double general) {
    return stored(failed, option).shrunkTo(general, WORTH * weight);
  }

  private Tally stored(List<String> failed, Option option) {
    Map<String, Tally> row = tallies.get(failed);
    return row == null ? Tally.NONE : row.getOrDefault(option.key(), Tally.NONE);
  }

  private static List<String> kind(Failure failure) {
    return List.of(failure.arm().id(), failure.kind().name());
  }
}
