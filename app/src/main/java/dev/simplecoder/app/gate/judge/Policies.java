package dev.simplecoder.app.gate.judge;

import dev.simplecoder.app.gate.Rule;
import dev.simplecoder.app.store.decisions.GateDecision.Expected;
import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.router.gate.GatePolicy;
import dev.simplecoder.router.gate.Item;
import dev.simplecoder.router.gate.policy.Always;
import dev.simplecoder.router.gate.policy.Guardrail;
import dev.simplecoder.router.gate.policy.Never;
import dev.simplecoder.router.gate.policy.Threshold;
import dev.simplecoder.router.gate.policy.TwoStage;
import dev.simplecoder.router.gate.policy.ValueOfInformation;
import dev.simplecoder.router.outcome.LogOdds;
import java.util.List;

/** Rules as policies, with what the log says of their numbers. */
public final class Policies {

  /** In bits, up to which the context settles it: a probability outside 0.24 to 0.76. */
  private static final double DOUBT = 0.8;

  /** Between both estimates, on the log odds, before any were compared. */
  private static final double USUAL_SPREAD = 0.5;

  private static final int ENOUGH = 20;

  private Policies() {}

  /** With numbers from what was decided before. */
  public static GatePolicy of(Rule rule, List<GateRow> rows) {
    return switch (rule) {
      case THRESHOLD -> new Threshold(Threshold.Generation.SUNK);
      case TWO_STAGE -> new TwoStage(DOUBT);
      case VALUE_OF_INFORMATION -> new ValueOfInformation(spread(rows));
      case GUARDRAIL ->
          Guardrail.fitted(Said.calibrated(rows), Standing.TARGET, Standing.CONFIDENCE);
      case ALWAYS -> new Always();
      case NEVER -> new Never();
    };
  }

  /** What is not there yet goes by what it may turn out to be worth, where no rule says better. */
  static GatePolicy of(Rule rule, Item.Stage stage, List<GateRow> rows) {
    return switch (stage) {
      case Item.Made _ -> of(rule, rows);
      case Item.Wished _ ->
          switch (rule) {
            case THRESHOLD, GUARDRAIL, VALUE_OF_INFORMATION -> of(Rule.VALUE_OF_INFORMATION, rows);
            case TWO_STAGE, ALWAYS, NEVER -> of(rule, rows);
          };
    };
  }

  private static double spread(List<GateRow> rows) {
    double squares = 0;
    int made = 0;
    for (GateRow row : rows) {
      Expected expected = row.decision().expected();
      if (expected.second().isPresent()) {
        double apart = LogOdds.of(expected.second().getAsDouble()) - LogOdds.of(expected.first());
        squares += apart * apart;
        made++;
      }
    }
    return made < ENOUGH ? USUAL_SPREAD : Math.sqrt(squares / made);
  }
}
