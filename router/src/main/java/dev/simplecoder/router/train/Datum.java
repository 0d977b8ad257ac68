package dev.simplecoder.router.train;

import dev.simplecoder.router.Features;

/**
 * What one attempt teaches.
 *
 * @param arm its number
 * @param reward what it was worth (F-21)
 * @param advantage what it was worth beside the others of its group (F-22)
 */
public record Datum(Features task, int arm, double reward, double advantage) {

  public Datum {
    if (arm < 0 || !Double.isFinite(reward) || !Double.isFinite(advantage)) {
      throw new IllegalArgumentException(arm + ", " + reward + ", " + advantage);
    }
  }
}
