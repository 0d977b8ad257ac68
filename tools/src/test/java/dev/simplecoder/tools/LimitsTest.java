package dev.simplecoder.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LimitsTest {

  @Test
  void aResultTakesAQuarterOfTheWindowAndNeverMoreThanIsUseful() {
    assertEquals(new Limits(3_072, 400, 200, 50), Limits.forWindow(4_096));
    assertEquals(new Limits(6_144, 400, 200, 50), Limits.forWindow(8_192));
    assertEquals(Limits.DEFAULT, Limits.forWindow(16_384));
  }
}
