package dev.simplecoder.app.gate.judge;

import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.router.gate.Forecast;
import dev.simplecoder.router.gate.acceptance.Calibration;
import dev.simplecoder.router.gate.acceptance.CalibrationChoice;
import java.util.ArrayList;
import java.util.List;

/**
 * The calibration that loses least on folds of its own, by what was said so far. It is fitted again
 * after so many more decisions, since that takes milliseconds.
 */
final class FittedCalibration {

  private static final int STEP = 25;
  private static final int ENOUGH = 100;
  private static final int ENOUGH_OF_EACH = 20;
  private static final int FOLDS = 5;

  private Calibration calibration = new Calibration.None();
  private int steps;

  Calibration of(List<GateRow> rows) {
    int decided = (int) rows.stream().filter(GateRow::isDecided).count();
    if (decided / STEP != steps) {
      steps = decided / STEP;
      calibration = fitted(Said.uncalibrated(rows));
    }
    return calibration;
  }

  private static Calibration fitted(List<Forecast> said) {
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
