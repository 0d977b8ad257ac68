package dev.simplecoder.app.gate.judge;

import dev.simplecoder.app.gate.Gate.Overrule;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.app.store.decisions.GateDecision.Ground;
import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.router.gate.policy.Guardrail;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far the gate may go by what it has shown so far.
 *
 * @param accepted of all that was decided
 * @param below how many of the last were shown though the policy would have held them back
 * @param belowDeclined how many of those were declined
 * @param regrets of the last ones of a kind that were held back or would have been, how many were
 *     wanted
 */
public record Standing(
    int accepted, int declined, int below, int belowDeclined, Map<Kind, Integer> regrets) {

  public static final int ENOUGH = 200;
  public static final int ENOUGH_OF_EACH = 30;

  /** The share of what is held back that must surely be unwanted, and how surely. */
  public static final double TARGET = 0.9;

  static final double CONFIDENCE = 0.95;

  public static final int REGRETS = 3;
  public static final int LAST_HIDDEN = 20;

  private static final int LAST_DECIDED = 500;
  private static final double MOST_EXPLORED = 0.1;
  private static final double LEAST_EXPLORED = 0.02;

  public Standing {
    regrets = Map.copyOf(regrets);
  }

  public static Standing of(List<GateRow> rows) {
    List<GateRow> decided = rows.stream().filter(GateRow::isDecided).toList();
    int accepted = (int) decided.stream().filter(GateRow::isAccepted).count();
    List<GateRow> below =
        decided.reversed().stream().limit(LAST_DECIDED).filter(Standing::tells).toList();
    Map<Kind, Integer> regrets = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      regrets.put(kind, regrets(rows, kind));
    }
    return new Standing(
        accepted,
        decided.size() - accepted,
        below.size(),
        (int) below.stream().filter(row -> !row.isAccepted()).count(),
        regrets);
  }

  /** By what is like it: who passes over an offer, or an answer in words, rejects no work. */
  public static Standing of(List<GateRow> rows, Kind kind) {
    return of(rows.stream().filter(row -> isLike(row.decision().kind(), kind)).toList());
  }

  private static boolean isLike(Kind one, Kind other) {
    return one.isAsked() == other.isAsked() && one.isInWords() == other.isInWords();
  }

  /**
   * Whether it says if the policy is right to hold things back; what was ignored only half does.
   */
  private static boolean tells(GateRow row) {
    return !row.decision().wanted().passes()
        && row.overruled().isEmpty()
        && 1 <= row.label().orElseThrow().word().weight();
  }

  private static int regrets(List<GateRow> rows, Kind kind) {
    return (int)
        rows.reversed().stream()
            .filter(row -> row.decision().kind() == kind && row.decision().isMade())
            .filter(row -> row.decision().ground() == Ground.LEARNED)
            .filter(row -> !row.decision().wanted().passes())
            .limit(LAST_HIDDEN)
            .filter(row ->
                row.overruled().equals(Optional.of(Overrule.ASKED_TO_SEE))
                    || (row.isDecided() && row.isAccepted()))
            .count();
  }

  public int decided() {
    return accepted + declined;
  }

  /** Whether there is enough to go by. */
  public boolean isTaught() {
    return ENOUGH <= decided() && ENOUGH_OF_EACH <= Math.min(accepted, declined);
  }

  /** Whether what it would hold back is surely unwanted. */
  public boolean isRight() {
    return Guardrail.holds(belowDeclined, below, TARGET, CONFIDENCE);
  }

  /** Whether this person wanted too many that were held back. */
  public boolean isRegretted(Kind kind) {
    return REGRETS <= regrets.getOrDefault(kind, 0);
  }

  public Mode mode(Kind kind) {
    return isTaught() && isRight() && !isRegretted(kind) ? Mode.ON : Mode.SHADOW;
  }

  /** The share of what would be held back that is shown all the same; less the more is known. */
  public double explored() {
    double share = MOST_EXPLORED * ENOUGH / Math.max(ENOUGH, decided());
    return Math.max(LEAST_EXPLORED, share);
  }
}
