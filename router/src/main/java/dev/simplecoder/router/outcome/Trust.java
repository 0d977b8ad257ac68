package dev.simplecoder.router.outcome;

import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Situation;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

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

  private final Map<String, Tally> tallies = new HashMap<>();

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
    tallies.merge(key(ALL_ARMS, failures(situation)), tally, Tally::plus);
    tallies.merge(key(arm.id(), failures(situation)), tally, Tally::plus);
  }

  /** What all arms have shown of the checks stays. */
  void forget(Arm arm) {
    for (int failed = 0; failed <= MOST_FAILURES; failed++) {
      tallies.remove(key(arm.id(), failed));
    }
  }

  SequencedMap<String, Tally> snapshot() {
    return new TreeMap<>(tallies);
  }

  void restore(Map<String, Tally> kept) {
    tallies.clear();
    tallies.putAll(kept);
  }

  private Tally tally(String arm, int failures) {
    return tallies.getOrDefault(key(arm, failures), Tally.NONE);
  }

  private static int failures(Situation situation) {
    return Math.min(situation.failures().size(), MOST_FAILURES);
  }

  private static String key(String arm, int failures) {
    return failures == 0 ? arm : failures + " " + arm;
  }
}
