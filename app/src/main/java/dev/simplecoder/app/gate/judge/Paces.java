package dev.simplecoder.app.gate.judge;

import dev.simplecoder.app.gate.Costs;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.router.gate.Times;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How much longer than estimated this person takes, by what was measured: reading what is then
 * accepted, what is then rejected, and editing.
 */
record Paces(double accepted, double rejected, double editing) {

  /** What an estimate is worth, in measured ones. */
  private static final double PRIOR = 10;

  private static final int LAST = 200;

  /** Whoever looks at something for longer does something else as well. */
  private static final double LONGEST = 60;

  private static final double AWAY = 120;

  static Paces of(List<GateRow> rows) {
    List<GateRow> decided =
        rows.reversed().stream().filter(GateRow::isDecided).limit(LAST).toList();
    List<GateRow> accepted = decided.stream().filter(GateRow::isAccepted).toList();
    List<GateRow> rejected = decided.stream().filter(row -> !row.isAccepted()).toList();
    return new Paces(
        ratio(accepted, Paces::reading, costs -> costs.reading().seconds()),
        ratio(rejected, Paces::reading, costs -> costs.reading().seconds()),
        ratio(accepted, Label::editSeconds, costs -> costs.editing().seconds()));
  }

  /** Empty where the person was not looking, or not only at it. */
  static OptionalDouble reading(Label label) {
    boolean isKnown =
        label.focus() != Label.Focus.LOST && label.decideSeconds().orElse(AWAY + 1) <= AWAY;
    return isKnown
        ? OptionalDouble.of(Math.min(LONGEST, label.decideSeconds().getAsDouble()))
        : OptionalDouble.empty();
  }

  /** Of the sums, as if some had been measured as they were estimated. */
  private static double ratio(
      List<GateRow> rows,
      Function<Label, OptionalDouble> measured,
      ToDoubleFunction<Costs> estimated) {
    double took = 0;
    double said = 0;
    int count = 0;
    for (GateRow row : rows) {
      OptionalDouble seconds = measured.apply(row.label().orElseThrow());
      if (seconds.isPresent()) {
        took += seconds.getAsDouble();
        said += estimated.applyAsDouble(row.decision().costs());
        count++;
      }
    }
    double prior = count == 0 ? 0 : PRIOR * said / count;
    return said + prior <= 0 ? 1 : (took + prior) / (said + prior);
  }

  /** What costs are to this person. */
  Times times(Costs costs) {
    double reading = costs.reading().seconds();
    return Times.of(
        costs.generation().seconds(),
        reading * accepted,
        reading * rejected,
        costs.editing().seconds() * editing,
        costs.writing().seconds());
  }
}
