package dev.simplecoder.app.learn;

import dev.simplecoder.app.exercise.Asked;
import dev.simplecoder.app.exercise.Attempted;
import java.time.Instant;

/**
 * An attempt that was made.
 *
 * @param at when it was at its end
 */
record Made(Key key, Attempted attempted, Instant at) {

  /** Which attempt it is; each comes once in a run. */
  record Key(String task, String arm, int sample) {

    static Key of(Asked asked) {
      return new Key(asked.problem().id(), asked.arm(), asked.sample());
    }
  }
}
