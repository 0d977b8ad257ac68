package dev.simplecoder.router.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PassAtKTest {

  @Test
  void oneSampleIsTheShareThatIsRight() {
    assertEquals(0.3, new PassAtK(10, 3).of(1), 1e-12);
    assertEquals(0, new PassAtK(10, 0).of(10), 0);
    assertEquals(1, new PassAtK(10, 10).of(1), 0);
  }

  /** Of all ways to draw k of the samples, the share with one that is right. */
  @Test
  void itIsTheShareOfAllDrawsWithOneThatIsRight() {
    for (int samples = 1; samples <= 8; samples++) {
      for (int right = 0; right <= samples; right++) {
        for (int k = 1; k <= samples; k++) {
          assertEquals(
              share(samples, right, k), new PassAtK(samples, right).of(k), 1e-12, "k " + k);
        }
      }
    }
  }

  private static double share(int samples, int right, int k) {
    int all = 0;
    int some = 0;
    for (int drawn = 0; drawn < 1 << samples; drawn++) {
      if (Integer.bitCount(drawn) == k) {
        all++;
        some += (drawn & ((1 << right) - 1)) == 0 ? 0 : 1;
      }
    }
    return (double) some / all;
  }

  @Test
  void moreThanWereDrawnCannotBeEstimated() {
    assertThrows(IllegalArgumentException.class, () -> new PassAtK(5, 2).of(6));
    assertThrows(IllegalArgumentException.class, () -> new PassAtK(5, 6));
  }
}
