package dev.simplecoder.router.gate.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.gate.Forecast;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityTest {

  private static List<Forecast> recorded(String file, int column) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(QualityTest.class.getResourceAsStream(file), file)) {
      List<Forecast> forecasts = new ArrayList<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(cell ->
              forecasts.add(new Forecast(Double.parseDouble(cell[column]), cell[2].equals("1"))));
      return forecasts;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "copilot, 3, 0.6617, 0.2096, 0.6085, 0.0242, 0.0256, 0.871, -0.067",
    "copilot, 4, 0.7549, 0.1853, 0.5497, 0.0422, 0.0327, 1.06, 0.04",
    "chat, 3, 0.7572, 0.1883, 0.555, 0.0384, 0.0401, 0.954, -0.022",
    "chat, 4, 0.8171, 0.167, 0.496, 0.0434, 0.0382, 0.946, -0.037"
  })
  void theFiguresAreThoseOfAnotherProgram(
      String set,
      int column,
      double auc,
      double brier,
      double logLoss,
      double ece15,
      double ece10,
      double slope,
      double intercept)
      throws IOException {
    Quality quality = Quality.of(recorded("baseline_oof_" + set + ".csv", column));
    assertEquals(auc, quality.auc(), 5e-5 + 1e-12);
    assertEquals(brier, quality.brier(), 5e-5 + 1e-12);
    assertEquals(logLoss, quality.logLoss(), 5e-5 + 1e-12);
    assertEquals(ece15, quality.ece15(), 5e-5 + 1e-12);
    assertEquals(ece10, quality.ece10Mass(), 5e-5 + 1e-12);
    assertEquals(slope, quality.slope(), 5e-4);
    assertEquals(intercept, quality.intercept(), 5e-4);
  }

  @ParameterizedTest
  @CsvSource({"copilot, 0.2299, 0.6528", "chat, 0.2361, 0.6655"})
  void aConstantHasTheLossOfAnotherProgram(String set, double brier, double logLoss)
      throws IOException {
    Quality quality = Quality.of(recorded("baseline_oof_" + set + ".csv", 5));
    assertEquals(brier, quality.brier(), 5e-5 + 1e-12);
    assertEquals(logLoss, quality.logLoss(), 5e-5 + 1e-12);
  }

  @Test
  void theFloorOfTheCalibrationErrorIsThatOfTheSize() throws IOException {
    List<Forecast> forecasts = recorded("baseline_oof_copilot.csv", 4);
    assertEquals(0.041, Quality.floor(forecasts, 300, new Random(1)), 0.002);
  }

  @Test
  void equalProbabilitiesTellNothingApart() {
    var both = List.of(new Forecast(0.3, true), new Forecast(0.3, false));
    assertEquals(0.5, Quality.of(both).auc());
    var right = List.of(new Forecast(0.6, true), new Forecast(0.3, false));
    assertEquals(1, Quality.of(right).auc());
  }

  @Test
  void binsHoldEveryForecastOnce() {
    var random = new Random(3);
    List<Forecast> forecasts = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      forecasts.add(new Forecast(random.nextDouble(), random.nextBoolean()));
    }
    forecasts.addAll(Collections.nCopies(3, new Forecast(1, true)));
    for (Reliability bins :
        List.of(Reliability.equalWidth(forecasts, 15), Reliability.equalMass(forecasts, 15))) {
      assertEquals(104, bins.bins().stream().mapToInt(Reliability.Bin::count).sum());
      assertTrue(bins.bins().size() <= 15, "" + bins);
    }
  }
}
