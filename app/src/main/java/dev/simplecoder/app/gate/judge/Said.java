package dev.simplecoder.app.gate.judge;

import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.router.gate.Forecast;
import dev.simplecoder.router.gate.acceptance.Calibration;
import dev.simplecoder.router.gate.acceptance.CalibrationChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What was said of suggestions before it was known what became of them. */
public final class Said {

  private static final int LAST = 500;
  private static final int ENOUGH = 100;
  private static final int ENOUGH_OF_EACH = 20;
  private static final int FOLDS = 5;

  private Said() {}

  /** The last probabilities with what became of them, but where the person asked to see it. */
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

  /** The one that loses least on folds of its own, once there is enough to choose by. */
  static Calibration calibration(List<GateRow> rows) {
    List<Forecast> said = uncalibrated(rows);
    long accepted = said.stream().filter(Forecast::accepted).count();
    if (said.size() < ENOUGH || Math.min(accepted, said.size() - accepted) < ENOUGH_OF_EACH) {
      return new Calibration.None();
    }
    List<List<Forecast>> folds = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      folds.add(new ArrayList<>());
    }
    for (int i = 0; i < said.size(); i++) {
      folds.get(i % FOLDS).add(said.get(i));
    }
    return CalibrationChoice.among(folds);
  }
}
