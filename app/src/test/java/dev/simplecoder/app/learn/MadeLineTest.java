package dev.simplecoder.app.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.agent.program.Exercise;
import dev.simplecoder.agent.program.VisibleTests;
import dev.simplecoder.app.exercise.Asked;
import dev.simplecoder.app.exercise.Sampling;
import dev.simplecoder.tools.program.HiddenTests;
import dev.simplecoder.tools.program.Problem;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MadeLineTest {

  private static Made made(String arm) throws Exception {
    var problem =
        new Problem(
            "Own/3",
            new Exercise("Write it.", "f", VisibleTests.NONE),
            new HiddenTests("assert f()"));
    var asked = Asked.fresh(problem, arm, new Sampling(0.5, 1), 2);
    return new Made(
        Made.Key.of(asked),
        new Attempting(1).attempt(asked),
        Instant.parse("2026-03-01T12:00:00.123Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sums", "words", "mute"})
  void whatIsWrittenIsReadAsTheSame(String arm) throws Exception {
    assertEquals(made(arm), MadeLine.read(MadeLine.of(made(arm))));
  }

  @Test
  void whatIsNoAttemptIsRefused() throws Exception {
    String line = MadeLine.of(made("sums"));
    assertThrows(IOException.class, () -> MadeLine.read("{}"));
    assertThrows(IOException.class, () -> MadeLine.read(line.replace("FENCE", "HEDGE")));
    assertThrows(IOException.class, () -> MadeLine.read(line.replace("1 of 3", "1 to 3")));
    assertThrows(IOException.class, () -> MadeLine.read(line.replace("1 of 3", "4 of 3")));
    assertThrows(IOException.class, () -> MadeLine.read(line.substring(1)));
  }
}
