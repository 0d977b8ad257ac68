package dev.simplecoder.router.gate.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.Forecast;
import dev.simplecoder.router.gate.acceptance.AcceptanceModel.Acceptance;
import dev.simplecoder.router.gate.acceptance.FeatureTable.Feature;
import dev.simplecoder.router.gate.acceptance.FeatureTable.Known;
import dev.simplecoder.router.gate.acceptance.PopulationFit.Decided;
import dev.simplecoder.router.outcome.Fading;
import dev.simplecoder.router.outcome.LogOdds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AcceptanceModelTest {

  private static final FeatureTable TABLE =
      new FeatureTable(
          "test",
          1,
          1,
          List.of(
              new Feature("good", Known.CONTEXT, Source.read("plain good"), "how good it is"),
              new Feature("noise", Known.CONTEXT, Source.read("plain noise"), "noise")));

  private static Observation row(double good, double noise) {
    return new Observation(Map.of("good", good, "noise", noise), Map.of());
  }

  /** Of ten people, who accept what is good with log odds of twice its value less one. */
  private static List<Decided> decisions(long seed) {
    var random = new Random(seed);
    List<Decided> rows = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      double good = random.nextGaussian();
      double p = 1 / (1 + Math.exp(1 - 2 * good));
      rows.add(new Decided("" + i % 10, row(good, random.nextGaussian()), random.nextDouble() < p));
    }
    return rows;
  }

  @Test
  void theFitFindsWhatPeopleGoBy() {
    double[] weights = PopulationFit.of(TABLE, decisions(1)).weights().vector();
    assertEquals(-1, weights[0], 0.15);
    assertEquals(2, weights[1], 0.2);
    assertEquals(0, weights[2], 0.1);
  }

  @Test
  void theTermsAddUpToTheLogOddsAndNameWhatSpeaksAgainst() {
    Weights fitted = PopulationFit.of(TABLE, decisions(2)).weights();
    for (Calibration calibration : List.of(new Calibration.None(), new Calibration.Platt(2, 0.5))) {
      var model = new AcceptanceModel(TABLE, fitted.calibrated(calibration));
      model.learn(row(-1, 0.5), true);
      Acceptance said = model.explained(row(-2, 0.1));
      double logOdds = Math.log(said.probability() / (1 - said.probability()));
      assertEquals(logOdds, Term.sum(said.terms()), 1e-9);
      assertEquals("how good it is", said.against(1).getFirst());
      assertEquals(model.probability(row(-2, 0.1)), said.probability());
    }
  }

  @Test
  void whatIsMissingCountsAsTheMean() {
    var model = new AcceptanceModel(TABLE, PopulationFit.of(TABLE, decisions(3)).weights());
    Acceptance said = model.explained(new Observation(Map.of(), Map.of()));
    for (Term term : said.terms().subList(1, 3)) {
      assertEquals(0, Math.abs(term.value()), term.what());
    }
  }

  @Test
  void aPersonWhoAcceptsLessIsSoonKnown() {
    var model = new AcceptanceModel(TABLE, PopulationFit.of(TABLE, decisions(4)).weights());
    double before = model.probability(row(1, 0));
    for (int i = 0; i < 30; i++) {
      model.learn(row(1, 0), false);
    }
    assertTrue(model.probability(row(1, 0)) < before / 2, before + " before");
  }

  @Test
  void weightsAreReadAsTheyWereWritten() {
    Weights weights = Weights.shipped(FeatureTable.chat(), Known.SUGGESTION);
    assertEquals(
        weights.lines(1).subList(3, weights.lines(1).size()),
        FeatureTable.lines("chat.suggestion.weights.txt").subList(3, weights.lines(1).size()));
  }

  @Test
  void aLineOnTheLogOddsIsFoundAgain() {
    List<List<Forecast>> folds = new ArrayList<>();
    var random = new Random(7);
    for (int fold = 0; fold < 5; fold++) {
      List<Forecast> part = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        double z = 2 * random.nextGaussian();
        double right = 1 / (1 + Math.exp(-0.4 * z + 0.5));
        part.add(new Forecast(1 / (1 + Math.exp(-z)), random.nextDouble() < right));
      }
      folds.add(part);
    }
    List<Forecast> all = folds.stream().flatMap(List::stream).toList();
    var platt = assertInstanceOf(Calibration.Platt.class, CalibrationChoice.platt(all));
    assertEquals(0.4, platt.slope(), 0.15);
    assertEquals(-0.5, platt.intercept(), 0.2);
    Calibration chosen = CalibrationChoice.among(folds);
    assertTrue(!(chosen instanceof Calibration.None), "" + chosen);
    assertEquals(0.5, chosen.of(0.8), 0.1);
  }

  @Test
  void stepsNeverFallAndAreTheMeansOfWhatTheyPool() {
    List<Forecast> forecasts =
        List.of(
            new Forecast(0.1, false),
            new Forecast(0.2, true),
            new Forecast(0.3, false),
            new Forecast(0.9, true));
    Calibration steps = CalibrationChoice.isotonic(forecasts);
    assertEquals(
        List.of(0.0, 0.5, 0.5, 1.0),
        forecasts.stream().map(one -> steps.of(one.probability())).toList());
  }

  @Test
  void aCalibrationIsReadAsItWasWritten() {
    for (Calibration one :
        List.of(
            new Calibration.None(),
            new Calibration.Platt(0.5, -0.25),
            new Calibration.Beta(0.5, 1.5, -0.25),
            new Calibration.Isotonic(List.of(new Calibration.Isotonic.Step(0.25, 0.5))))) {
      assertEquals(one, Calibration.read(one.words()));
    }
  }

  @Test
  void aBetaCalibrationNeverTurnsProbabilitiesRound() {
    var random = new Random(5);
    List<Forecast> wrongWay = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double p = random.nextDouble();
      wrongWay.add(new Forecast(p, random.nextDouble() < 1 - p));
    }
    Calibration beta = CalibrationChoice.beta(wrongWay);
    assertTrue(beta.of(0.2) <= beta.of(0.8) + 1e-12, "" + beta);
  }

  @Test
  void aSnapshotGoesOnToTheLastBit() {
    Weights weights = PopulationFit.of(TABLE, decisions(5)).weights();
    var model = new AcceptanceModel(TABLE, weights, new Fading(20));
    var random = new Random(5);
    for (int i = 0; i < 50; i++) {
      model.learn(row(random.nextGaussian(), i), random.nextBoolean(), 0.5 + random.nextDouble());
    }
    var other = new AcceptanceModel(TABLE, weights, new Fading(20));
    other.restore(model.snapshot());
    for (AcceptanceModel one : List.of(model, other)) {
      one.learn(row(0.3, 0.2), true, 3);
    }
    assertEquals(model.explained(row(1, 1)), other.explained(row(1, 1)));
    assertEquals(model.snapshot(), other.snapshot());
  }

  @Test
  void aDecisionThatCountsAsNoneTeachesNothingAndOneThatCountsTwiceMore() {
    Weights weights = PopulationFit.of(TABLE, decisions(6)).weights();
    double before = new AcceptanceModel(TABLE, weights).probability(row(1, 0));
    List<Double> after = new ArrayList<>();
    for (double weight : List.of(0.0, 1.0, 2.0)) {
      var model = new AcceptanceModel(TABLE, weights);
      model.learn(row(1, 0), false, weight);
      after.add(model.probability(row(1, 0)));
    }
    assertEquals(before, after.get(0));
    assertTrue(after.get(2) < after.get(1) && after.get(1) < before, "" + after);
  }

  @Test
  void whatWasLearnedLongAgoFadesAndIsDoubtedAgain() {
    Weights weights = PopulationFit.of(TABLE, decisions(7)).weights();
    Acceptance first = new AcceptanceModel(TABLE, weights, new Fading(10)).explained(row(1, 0));
    var model = new AcceptanceModel(TABLE, weights, new Fading(10));
    for (int i = 0; i < 30; i++) {
      model.learn(row(1, 0), false);
    }
    Acceptance taught = model.explained(row(1, 0));
    for (int i = 0; i < 200; i++) {
      model.learn(row(1, 0), true, 0);
    }
    Acceptance forgotten = model.explained(row(1, 0));
    assertTrue(taught.probability() < first.probability() - 0.1, taught + " " + first);
    assertTrue(width(taught) < width(first), taught + " " + first);
    assertEquals(first.probability(), forgotten.probability(), 1e-4);
    assertEquals(width(first), width(forgotten), 1e-4);
  }

  /** In log odds. */
  private static double width(Acceptance said) {
    return LogOdds.of(said.interval().high()) - LogOdds.of(said.interval().low());
  }
}
