package dev.simplecoder.router.gate.acceptance;

import dev.simplecoder.router.outcome.LogOdds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** From what a model says to how often that is so. */
public sealed interface Calibration {

  double of(double probability);

  /** Its text, which {@link #read} reads. */
  String words();

  /** As it is said. */
  record None() implements Calibration {
    @Override
    public double of(double probability) {
      return probability;
    }

    @Override
    public String words() {
      return "none";
    }
  }

  /** A line on the log odds (Platt 1999). */
  record Platt(double slope, double intercept) implements Calibration {
    @Override
    public double of(double probability) {
      return LogOdds.probability(slope * LogOdds.of(probability) + intercept);
    }

    @Override
    public String words() {
      return "platt " + Weights.rounded(slope) + " " + Weights.rounded(intercept);
    }
  }

  /** {@code logit q = a ln p - b ln(1 - p) + c}, with a and b from 0 (Kull and others 2017). */
  record Beta(double a, double b, double c) implements Calibration {
    @Override
    public double of(double probability) {
      double q = LogOdds.probability(LogOdds.of(probability));
      return LogOdds.probability(a * Math.log(q) - b * Math.log1p(-q) + c);
    }

    @Override
    public String words() {
      return "beta "
          + List.of(a, b, c).stream().map(Weights::rounded).collect(Collectors.joining(" "));
    }
  }

  /** Steps that never fall. */
  record Isotonic(List<Step> steps) implements Calibration {

    /** From this probability on, that one. */
    public record Step(double from, double probability) {}

    public Isotonic {
      steps = List.copyOf(steps);
    }

    @Override
    public double of(double probability) {
      double last = steps.getFirst().probability();
      for (Step step : steps) {
        if (probability < step.from()) {
          break;
        }
        last = step.probability();
      }
      return last;
    }

    @Override
    public String words() {
      return "isotonic "
          + steps.stream()
              .map(one -> Weights.rounded(one.from()) + " " + Weights.rounded(one.probability()))
              .collect(Collectors.joining(" "));
    }
  }

  /** Reads {@link #words}. */
  static Calibration read(String words) {
    String[] word = words.split(" ", -1);
    double[] number = Arrays.stream(word).skip(1).mapToDouble(Double::parseDouble).toArray();
    return switch (word[0]) {
      case "none" -> new None();
      case "platt" -> new Platt(number[0], number[1]);
      case "beta" -> new Beta(number[0], number[1], number[2]);
      case "isotonic" ->
          new Isotonic(
              IntStream.range(0, number.length / 2)
                  .mapToObj(i -> new Isotonic.Step(number[2 * i], number[2 * i + 1]))
                  .toList());
      default -> throw new IllegalArgumentException("a calibration: " + words);
    };
  }
}
