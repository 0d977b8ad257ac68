package dev.simplecoder.router.outcome;

import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Situation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How far checks are to be trusted: how much of what passed them was right. It is counted apart by
 * how many attempts had failed before, since what passes only then is a harder task, on which it is
 * more often wrong all the same. Each rate is shrunk to that of all arms after as many failures.
 */
final class Trust {

  /** Of checks of which nothing is known. */
  private static final double USUAL = 0.9;

  /** How many attempts that passed this is worth. */
  private static final double WORTH = 10;

  /**
   * How many of an arm's own the rate of all arms is worth: the most likely one on the tasks of
   * MBPP that were held out. Checks are much the same for whoever passes them.
   */
  private static final double WORTH_OF_ALL = 100;

  /** More failures are counted as so many. */
  private static final int MOST_FAILURES = 2;

  private static final String ALL_ARMS = "";

  /** By how many attempts had failed, then by arm. */
  private final List<Map<String, Tally>> tallies =
      Stream.<Map<String, Tally>>generate(HashMap::new).limit(MOST_FAILURES + 1).toList();

  double of(Situation situation, Arm arm) {
    double all = tally(ALL_ARMS, 0).shrunkTo(USUAL, WORTH);
    double own = tally(arm.id(), 0).shrunkTo(all, WORTH_OF_ALL);
    for (int failed = 1; failed <= failures(situation); failed++) {
      double beside = LogOdds.of(own) - LogOdds.of(all);
      all = tally(ALL_ARMS, failed).shrunkTo(all, WORTH);
      double expected = LogOdds.probability(LogOdds.of(all) + beside);
      own = tally(arm.id(), failed).shrunkTo(expected, WORTH_OF_ALL);
    }
    return own;
  }

  void hear(Situation situation, Arm arm, double passed, double right) {
    var tally = new Tally(passed * right, passed);
    Map<String, Tally> after = tallies.get(failures(situation));
    after.merge(ALL_ARMS, tally, Tally::plus);
    after.merge(arm.id(), tally, Tally::plus);
  }

  /** What all arms have shown of the checks stays. */
  void forget(Arm arm) {
    tallies.forEach(after -> after.remove(arm.id()));
  }

  SequencedMap<String, Tally> snapshot() {
    SequencedMap<String, Tally> kept = new TreeMap<>();
    for (int failed = 0; failed <= MOST_FAILURES; failed++) {
      String before = before(failed);
      tallies.get(failed).forEach((arm, tally) -> kept.put(before + arm, tally));
    }
    return kept;
  }

  void restore(Map<String, Tally> kept) {
    tallies.forEach(Map::clear);
    kept.forEach((key, tally) -> {
      int failed = MOST_FAILURES;
      while (!key.startsWith(before(failed))) {
        failed--;
      }
      tallies.get(failed).put(key.substring(before(failed).length()), tally);
    });
  }

  private Tally tally(String arm, int failures) {
    return tallies.get(failures).getOrDefault(arm, Tally.NONE);
  }

  private static int failures(Situation situation) {
    return Math.min(situation.failures().size(), MOST_FAILURES);
  }

  /** What stands before an arm's id in a snapshot. */
  private static String before(int failures) {
    return failures == 0 ? "" : failures + " ";
  }
}
