package dev.simplecoder.router.gate.length;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.gate.Times;
import dev.simplecoder.router.gate.length.Candidates.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthTest {

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.95, 1, 4.749, 19.507",
    "0.5, 0.95, 0.5, 4.749, 10.327",
    "0.2, 0.9, 1, 5.321, 11.820"
  })
  void theBestLengthsAreThoseOfTheFixtures(
      double gamma, double q, double rho, double accepted, double saved) {
    var law = new LengthLaw(gamma, q);
    assertEquals(accepted, law.mostAccepted(), 5e-4);
    assertEquals(saved, law.mostSaved(rho), 5e-4);
    assertTrue(law.pays(law.mostSaved(rho), rho));
  }

  @Test
  void theLongerOneSavesMoreThanTwiceAsMuch() {
    var law = new LengthLaw(0.5, 0.95);
    double times = law.saved(law.mostSaved(1), 1) / law.saved(law.mostAccepted(), 1);
    assertEquals(2.124, times, 5e-4);
  }

  @Test
  void noOtherLengthSavesMore() {
    for (double gamma : new double[] {0.05, 0.5, 3}) {
      for (double q : new double[] {0.5, 0.9, 0.999}) {
        var law = new LengthLaw(gamma, q);
        double best = law.mostSaved(0.7);
        for (double other = best / 20; other < 4 * best; other += best / 20) {
          assertTrue(law.saved(other, 0.7) <= law.saved(best, 0.7) + 1e-12, law + " at " + other);
        }
      }
    }
  }

  @Test
  void whereLengthSavesNothingMostAcceptedIsBest() {
    var law = new LengthLaw(0.5, 0.95);
    assertEquals(law.mostAccepted(), law.mostSaved(0), 1e-9);
  }

  @Test
  void aParameterThatIsNoneIsNamed() {
    for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      var error = assertThrows(IllegalArgumentException.class, () -> new LengthLaw(wrong, 0.9));
      assertTrue(("" + error.getMessage()).startsWith("gamma: "), "" + error);
    }
    for (double wrong : new double[] {0, 1, Double.NaN}) {
      var error = assertThrows(IllegalArgumentException.class, () -> new LengthLaw(1, wrong));
      assertTrue(("" + error.getMessage()).startsWith("q: "), "" + error);
    }
  }

  /** 0.6 * (60 - 5 - 8) - 0.4 * 8 - 4 is more than 0.8 * (20 - 2 - 3) - 0.2 * 3 - 2. */
  @Test
  void theFullerChangeIsOfferedThoughTheMinimalOneIsMoreProbablyAccepted() {
    var minimal = new Candidate("minimal", 0.8, Times.of(2, 3, 3, 2, 20));
    var fuller = new Candidate("fuller", 0.6, Times.of(4, 8, 8, 5, 60));
    var candidates = new Candidates(List.of(minimal, fuller));
    assertEquals(fuller, candidates.mostSaved());
    assertEquals(minimal, candidates.mostAccepted());
    assertEquals(21, fuller.saved(), 1e-9);
    assertEquals(9.4, minimal.saved(), 1e-9);
  }
}
