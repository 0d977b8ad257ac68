package dev.simplecoder.app.gate.judge;

import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.gate.Rule;
import dev.simplecoder.app.store.decisions.GateDecision;
import dev.simplecoder.app.store.decisions.GateDecision.Ground;
import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.GatePolicy;
import dev.simplecoder.router.gate.Item;
import dev.simplecoder.router.gate.Item.Made;
import dev.simplecoder.router.gate.Item.Wished;
import dev.simplecoder.router.gate.Times;
import dev.simplecoder.router.gate.Verdict;
import dev.simplecoder.router.replay.OffPolicy;
import dev.simplecoder.router.replay.OffPolicy.Weighed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What a rule would have made of a log, from the probabilities with which its verdicts were made
 * (F-38). What holding something back saves is 0 by definition (F-2), whether that was done or not;
 * so only what was never shown, and could not have been, says nothing of a rule that shows it.
 *
 * @param rows whose worth is known, or is not needed
 * @param shown how many of them it shows
 * @param unknown how many it shows that the log held back for sure
 */
public record Replayed(int rows, int shown, int unknown, OffPolicy judged) {

  /** A rule that follows what the log has seen so far learns anew after so many rows. */
  private static final int STEP = 25;

  /** By the same log the same, whatever the program has learned meanwhile. */
  public static Replayed of(Rule rule, List<GateRow> log, RandomGenerator random) {
    List<Verdict> verdicts = new ArrayList<>();
    GatePolicy policy = Policies.of(rule, List.of());
    for (int i = 0; i < log.size(); i++) {
      if (i % STEP == 0) {
        policy = Policies.of(rule, log.subList(0, i));
      }
      verdicts.add(verdict(policy, log.get(i).decision(), random));
    }
    return of(log, verdicts);
  }

  /** What the log itself would have done if everything that it learned had counted. */
  public static Replayed ofItself(List<GateRow> log) {
    return of(log, log.stream().map(row -> row.decision().wanted()).toList());
  }

  /** Of showing all of it. */
  public static Replayed ofAll(List<GateRow> log) {
    return of(log, log.stream().map(_ -> Verdict.SHOW).toList());
  }

  private static Verdict verdict(GatePolicy policy, GateDecision logged, RandomGenerator random) {
    Decision before = logged.decision();
    if (!logged.kind().isAsked()) {
      Item wish = new Item(new Wished(logged.expected().first()), logged.times());
      Verdict first = policy.decide(wish, random).verdict();
      if (!first.passes() || !logged.isMade()) {
        return first;
      }
    }
    Item made = new Item(new Made(before.probability(), logged.armsLeft()), logged.times());
    return policy.decide(made, random).verdict();
  }

  private static Replayed of(List<GateRow> log, List<Verdict> verdicts) {
    List<Weighed> weighed = new ArrayList<>();
    int shown = 0;
    int unknown = 0;
    for (int i = 0; i < log.size(); i++) {
      GateRow row = log.get(i);
      if (isUsable(row)) {
        boolean isShown = verdicts.get(i).passes();
        shown += isShown ? 1 : 0;
        unknown += isShown && chance(row) <= 0 ? 1 : 0;
        weighed.add(isShown ? shown(row) : heldBack(row, verdicts.get(i)));
      }
    }
    return new Replayed(weighed.size(), shown, unknown, OffPolicy.ofWeighed(weighed));
  }

  /** Whether a rule decides on it, and it is known what it was worth where it was shown. */
  private static boolean isUsable(GateRow row) {
    return row.decision().isMade()
        && row.decision().ground() == Ground.LEARNED
        && row.overruled().isEmpty()
        && (!row.isShown() || row.isDecided());
  }

  /** How probable it was that it is shown. */
  private static double chance(GateRow row) {
    Decision made = row.decision().decision();
    boolean isLikely = made.verdict().passes();
    return isLikely ? made.propensity() : 1 - made.propensity();
  }

  private static Weighed shown(GateRow row) {
    Decision made = row.decision().decision();
    double expected = row.decision().times().utilityOnceMade(made.probability());
    return row.isShown()
        ? new Weighed(1 / chance(row), saved(row), expected, expected)
        : new Weighed(0, 0, 0, expected);
  }

  /** What is not even generated saves that. */
  private static Weighed heldBack(GateRow row, Verdict verdict) {
    double saved = verdict == Verdict.DO_NOT_GENERATE ? row.decision().times().generation() : 0;
    return new Weighed(1, saved, saved, saved);
  }

  /** What showing it saved once it was there, in seconds; measured where it was. */
  public static double saved(GateRow row) {
    Label label = row.label().orElseThrow();
    Times times = row.decision().times();
    return row.isAccepted()
        ? times.write()
            - label.editSeconds().orElse(times.edit())
            - Paces.reading(label).orElse(times.verifyAccepted())
        : -Paces.reading(label).orElse(times.verifyRejected());
  }
}
