package dev.simplecoder.router.replay;

import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.outcome.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * What another policy would have come to on a log of choices (F-38), from the probabilities with
 * which they were made.
 */
public final class OffPolicy {

  private final List<Weighed> rows;

  private OffPolicy(List<Weighed> rows) {
    this.rows = rows;
  }

  /**
   * A choice and what it was worth.
   *
   * @param probability with which it was chosen
   */
  public record Logged(
      Situation situation, List<Option> options, Option chosen, double probability, double reward) {

    public Logged {
      options = List.copyOf(options);
      if (!(0 < probability && probability <= 1)) {
        throw new IllegalArgumentException("a probability in (0, 1], not " + probability);
      }
    }
  }

  /** What is expected of an option, for the doubly robust estimate; it may be wrong. */
  @FunctionalInterface
  public interface Expectation {
    double reward(Situation situation, Option option);
  }

  /**
   * A row under the other policy.
   *
   * @param weight how much more often it would have made this choice; 0 where it chooses otherwise
   * @param expected what was expected of the choice that was made
   * @param ofTarget what is expected of its own
   */
  public record Weighed(double weight, double reward, double expected, double ofTarget) {}

  /** A figure with its interval. */
  public record Value(double mean, Interval interval) {}

  /** Judges a policy that does not explore; stopping is worth nothing. */
  public static OffPolicy of(
      Policy target, List<Logged> log, Expectation expectation, RandomGenerator random) {
    List<Weighed> rows = new ArrayList<>();
    for (Logged row : log) {
      Move move = target.choose(row.situation(), row.options(), random).move();
      double weight = 0;
      double ofTarget = 0;
      if (move instanceof Move.Try(Option option)) {
        weight = option.key().equals(row.chosen().key()) ? 1 / row.probability() : 0;
        ofTarget = expectation.reward(row.situation(), option);
      }
      double expected = expectation.reward(row.situation(), row.chosen());
      rows.add(new Weighed(weight, row.reward(), expected, ofTarget));
    }
    return ofWeighed(rows);
  }

  /** Of rows that somebody else has weighed. */
  public static OffPolicy ofWeighed(List<Weighed> rows) {
    return new OffPolicy(List.copyOf(rows));
  }

  /** Inverse propensity scoring: unbiased, and noisy where weights are large. */
  public Value ips(Bootstrap bootstrap) {
    return value(bootstrap, drawn -> sum(drawn, row -> row.weight() * row.reward()) / drawn.length);
  }

  /**
   * The same divided by the sum of the weights instead of the number of rows; 0 where all are 0.
   */
  public Value snips(Bootstrap bootstrap) {
    return value(
        bootstrap,
        drawn -> {
          double weights = sum(drawn, Weighed::weight);
          return weights == 0 ? 0 : sum(drawn, row -> row.weight() * row.reward()) / weights;
        });
  }

  /** Doubly robust: what is expected, corrected by where the log shows otherwise. */
  public Value dr(Bootstrap bootstrap) {
    return value(
        bootstrap,
        drawn ->
            sum(drawn, row -> row.ofTarget() + row.weight() * (row.reward() - row.expected()))
                / drawn.length);
  }

  /** How many rows of equal weight would tell as much: {@code (sum w)^2 / sum w^2}. */
  public double effectiveSampleSize() {
    double sum = 0;
    double squares = 0;
    for (Weighed row : rows) {
      sum += row.weight();
      squares += row.weight() * row.weight();
    }
    return squares == 0 ? 0 : sum * sum / squares;
  }

  private Value value(Bootstrap bootstrap, ToDoubleFunction<int[]> figure) {
    int[] all = new int[rows.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    return new Value(figure.applyAsDouble(all), bootstrap.of(rows.size(), figure));
  }

  private double sum(int[] drawn, ToDoubleFunction<Weighed> part) {
    double sum = 0;
    for (int row : drawn) {
      sum += part.applyAsDouble(rows.get(row));
    }
    return sum;
  }
}
