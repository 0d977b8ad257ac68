package dev.simplecoder.app.gate.judge;

import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.router.gate.Forecast;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What was said of suggestions before it was known what became of them. */
public final class Said {

  /** What was said longer ago was said by another model. */
  private static final int LAST = 500;

  private Said() {}

  /** The last probabilities with what became of them, but where one was shown all the same. */
  public static List<Forecast> calibrated(List<GateRow> rows) {
    return forecasts(rows, row -> row.decision().decision().probability());
  }

  static List<Forecast> uncalibrated(List<GateRow> rows) {
    return forecasts(rows, row -> row.decision().expected().second().orElseThrow());
  }

  private static List<Forecast> forecasts(List<GateRow> rows, ToDoubleFunction<GateRow> said) {
    return rows.reversed().stream()
        .filter(row -> row.isDecided() && row.overruled().isEmpty())
        .limit(LAST)
        .map(row -> new Forecast(said.applyAsDouble(row), row.isAccepted()))
        .toList();
  }
}
