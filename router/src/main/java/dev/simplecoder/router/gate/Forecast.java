package dev.simplecoder.router.gate;

import java.util.List;

/** The probability that was said, and what then happened. */
public record Forecast(double probability, boolean accepted) {

  private static final double LEAST = 1e-6;

  public double outcome() {
    return accepted ? 1 : 0;
  }

  /** The logarithmic loss, in nats. */
  public double loss() {
    double bounded = Math.clamp(probability, LEAST, 1 - LEAST);
    return -Math.log(accepted ? bounded : 1 - bounded);
  }

  /** The mean logarithmic loss, in nats. */
  public static double loss(List<Forecast> forecasts) {
    return forecasts.stream().mapToDouble(Forecast::loss).average().orElse(0);
  }
}
