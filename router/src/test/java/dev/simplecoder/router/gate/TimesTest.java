package dev.simplecoder.router.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesTest {

  private static final Times PLAIN = Times.of(2, 5, 5, 15, 60);

  /** Of the people of the inline suggestions. */
  private static final Times INLINE = Times.of(0.665, 5.915, 1.197, 3.816, 22.552);

  @Test
  void withOneTimeForReadingTheBarIsThatOfTheFormula() {
    assertEquals(7 / 45.0, PLAIN.barToGenerate(), 1e-12);
    assertEquals(5 / 45.0, PLAIN.barToShow(), 1e-12);
    assertEquals(15.5, PLAIN.utility(0.5), 1e-12);
    assertEquals(60 - 15.5, PLAIN.expectedWhenShown(0.5), 1e-12);
  }

  @Test
  void theThreeBarsOfMeasuredTimesAreThoseThatWerePublished() {
    assertEquals(0.187, INLINE.pooled(0.347).barToGenerate(), 5e-4);
    assertEquals(0.133, INLINE.barToGenerate(), 5e-4);
    assertEquals(0.085, INLINE.barToShow(), 5e-4);
  }

  @Test
  void onceMadeTheTimeOfGenerationDoesNotMoveTheBar() {
    assertEquals(INLINE.barToShow(), Times.of(300, 5.915, 1.197, 3.816, 22.552).barToShow());
  }

  @Test
  void atTheBarShowingAndNotShowingAreWorthTheSame() {
    var other = new Times(2, 5, 3, 15, 60, 58);
    for (Times times : List.of(PLAIN, INLINE, other)) {
      assertEquals(0, times.utility(times.barToGenerate()), 1e-12);
      assertEquals(0, times.utilityOnceMade(times.barToShow()), 1e-12);
    }
  }

  /** Whoever rejects writes what they would have written, and 4 seconds more. */
  @Test
  void aRejectionThatLeavesOneWorseOffRaisesTheBar() {
    assertEquals((2 + 5 + 4) / (60.0 - 15 + 4), new Times(2, 5, 5, 15, 64, 60).barToGenerate());
  }

  @Test
  void whatSavesNothingIsNeverShown() {
    assertEquals(Times.NEVER, Times.of(2, 5, 5, 60, 60).barToShow());
    assertEquals(Times.NEVER, Times.of(2, 5, 5, 70, 60).barToGenerate());
    assertEquals(Times.NEVER, Times.of(50, 5, 5, 15, 60).barToGenerate());
  }

  @Test
  void theTermsAddUpToTheUtility() {
    for (double p = 0; p <= 1; p += 0.05) {
      assertEquals(INLINE.utilityOnceMade(p), Term.sum(INLINE.terms(p)), 1e-12);
    }
  }

  @Test
  void aTimeThatIsNoneIsNamed() {
    List<String> fields =
        List.of("generation", "verifyAccepted", "verifyRejected", "edit", "write", "noShow");
    for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      for (int i = 0; i < fields.size(); i++) {
        List<Double> t = new ArrayList<>(Collections.nCopies(fields.size(), 1.0));
        t.set(i, wrong);
        var error =
            assertThrows(
                IllegalArgumentException.class,
                () -> new Times(t.get(0), t.get(1), t.get(2), t.get(3), t.get(4), t.get(5)));
        assertTrue(("" + error.getMessage()).startsWith(fields.get(i) + ": "), "" + error);
        assertTrue(("" + error.getMessage()).endsWith("found " + wrong), "" + error);
      }
    }
  }

  @Test
  void entropyIsThatOfTheFixtures() {
    assertEquals(1, Entropy.bits(0.5), 1e-12);
    assertEquals(0.46900, Entropy.bits(0.1), 5e-6);
    assertEquals(0.28640, Entropy.bits(0.05), 5e-6);
    assertEquals(0, Entropy.bits(0));
    assertEquals(0, Entropy.bits(1));
  }
}
