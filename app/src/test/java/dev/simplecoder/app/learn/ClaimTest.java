package dev.simplecoder.app.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClaimTest {

  @Test
  void theFirstStepsAreComparedWithAsManyLastOnesTaskByTask() {
    List<List<Double>> steps =
        List.of(List.of(0.0, 0.5), List.of(0.5, 0.5), List.of(9.0, 9.0), List.of(1.0, 0.5));
    Claim one = Claim.of(steps, 1, 7);
    assertEquals(List.of(1.0, 0.25, 0.75, 0.5), figures(one));
    Claim two = Claim.of(steps, 100, 7);
    assertEquals(2, two.steps());
    assertEquals(0.375, two.first().value());
  }

  private static List<Double> figures(Claim claim) {
    return List.of(
        (double) claim.steps(), claim.first().value(), claim.last().value(), claim.gain().value());
  }

  /** Tasks differ much more from each other than the windows do, which pairing takes out. */
  @Test
  void theGainIsSurerThanTheWindowsItIsTheDifferenceOf() {
    var random = new Random(1);
    List<Double> before = new ArrayList<>();
    List<Double> after = new ArrayList<>();
    for (int task = 0; task < 100; task++) {
      double right = random.nextDouble();
      before.add(0.8 * right);
      after.add(0.8 * right + 0.05 + 0.02 * random.nextDouble());
    }
    Claim claim = Claim.of(List.of(before, after), 1, 7);
    assertTrue(0.05 < claim.gain().interval().low(), "" + claim.gain());
    assertTrue(claim.first().interval().high() > claim.last().interval().low(), "" + claim);
  }
}
