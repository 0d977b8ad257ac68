package dev.simplecoder.router.outcome;

import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The counted rates, and a logistic model of what they leave open. What the features say of one arm
 * beside the others is heard as far as it has predicted better than without: on mixed work it does,
 * on work that is all alike it would only add noise.
 */
public final class LearnedOutcomes implements OutcomeModel {

  private static final String ALL_ARMS = "";
  private static final double LEAST_INFORMATION = 0.01;

  /** More evidence than this, for or against, would take too long to turn. */
  private static final double MOST_EVIDENCE = 10;

  private final FixRates rates;
  private final Spread spread;
  private final Fading fading;
  private final LogisticBelief shared;
  private final Map<String, LogisticBelief> own = new HashMap<>();
  private final Trust trust = new Trust();

  /** By how much better the arms' own parts have predicted so far, in log likelihood. */
  private double evidence;

  /**
   * How far features may move the log odds before anything is known.
   *
   * @param size how many features are looked at
   * @param shared the variance of the weights that all arms share
   * @param own that of each arm's own; 0 where features are to say nothing of an arm
   */
  public record Spread(int size, double shared, double own) {

    /** As recorded outcomes on mixed and on uniform tasks bear out. */
    public static Spread usual(int size) {
      return new Spread(size, 0.1, 0.2);
    }

    /** Counts alone. */
    public static Spread none() {
      return new Spread(0, 0, 0);
    }
  }

  public LearnedOutcomes(Prior prior, Fading fading, Spread spread) {
    this.rates = new FixRates(prior, fading);
    this.fading = fading;
    this.spread = spread;
    this.shared = new LogisticBelief(spread.size(), spread.shared());
  }

  /**
   * All that was learned, as a value that can be kept and gone on from.
   *
   * @param features how many there are
   * @param evidence for hearing what features say of one arm
   * @param weights by arm, {@code ""} for what all arms share: the mean, then the covariance
   * @param trust by arm, {@code ""} for all of them, and behind how many attempts had failed before
   *     where some had: how many of what passed was right
   */
  public record Snapshot(
      int features,
      double evidence,
      SequencedMap<String, List<Double>> weights,
      List<FixRates.Cell> cells,
      SequencedMap<String, Tally> trust) {

    public Snapshot {
      weights.forEach((arm, numbers) -> {
        if (numbers.size() != features + features * features) {
          throw new IllegalArgumentException(
              "%d weights of \"%s\" for %d features".formatted(numbers.size(), arm, features));
        }
        for (int i = 0; i < features; i++) {
          double variance = numbers.get(features * (1 + i) + i);
          if (variance < 0) {
            throw new IllegalArgumentException(
                "a variance of %s of \"%s\"".formatted(variance, arm));
          }
        }
      });
    }

    /** What it says of the first features alone, whatever it has learned of the others. */
    public Snapshot first(int size) {
      SequencedMap<String, List<Double>> fewer = new TreeMap<>();
      weights.forEach((arm, numbers) -> fewer.put(arm, first(size, numbers)));
      return new Snapshot(size, evidence, fewer, cells, trust);
    }

    /** The marginal of a normal distribution is the corner of its covariance. */
    private List<Double> first(int size, List<Double> numbers) {
      List<Double> corner = new ArrayList<>(numbers.subList(0, size));
      for (int row = 0; row < size; row++) {
        int start = features * (1 + row);
        corner.addAll(numbers.subList(start, start + size));
      }
      return corner;
    }
  }

  public Snapshot snapshot() {
    SequencedMap<String, List<Double>> weights = new TreeMap<>();
    weights.put(ALL_ARMS, listed(shared));
    own.forEach((arm, belief) -> weights.put(arm, listed(belief)));
    return new Snapshot(spread.size(), evidence, weights, rates.cells(), trust.snapshot());
  }

  /**
   * Goes on from a snapshot of as many features, or of the first of them: what it does not know of
   * is what it was before anything was learned.
   *
   * @throws IllegalArgumentException if it is of more features
   */
  public void restore(Snapshot snapshot) {
    if (spread.size() < snapshot.features()) {
      throw new IllegalArgumentException(
          "a snapshot of " + snapshot.features() + " features, not " + spread.size());
    }
    evidence = snapshot.evidence();
    own.clear();
    snapshot
        .weights()
        .forEach((arm, weights) -> {
          LogisticBelief belief =
              arm.equals(ALL_ARMS)
                  ? shared
                  : own.computeIfAbsent(arm, _ -> new LogisticBelief(spread.size(), spread.own()));
          belief.restore(
              snapshot.features(), weights.stream().mapToDouble(Double::doubleValue).toArray());
        });
    rates.restore(snapshot.cells());
    trust.restore(snapshot.trust());
  }

  /** Forgets an arm that is not what it was, as when its model's digest has changed. */
  public void forget(Arm arm) {
    own.remove(arm.id());
    trust.forget(arm);
    rates.forget(arm);
  }

  private static List<Double> listed(LogisticBelief belief) {
    return Arrays.stream(belief.state()).boxed().toList();
  }

  /** The matrix of who repairs whom. */
  public FixRates rates() {
    return rates;
  }

  /**
   * What is known of arms by now, as where another kind of work starts from: who does one thing
   * well is likely to do the other well, until that is seen.
   *
   * @param worth in first attempts
   */
  public Prior asPrior(double worth) {
    return new Prior() {
      @Override
      public double rate(Arm arm) {
        return rates.rate(Situation.first(Features.of()), Option.fresh(arm, 0));
      }

      @Override
      public double worth() {
        return worth;
      }
    };
  }

  @Override
  public Outlook outlook(Features features) {
    Part all = new Part(shared.mean(features), shared.variance(features));
    Map<String, Part> parts = new HashMap<>();
    return (situation, option) -> {
      Part arm = parts.computeIfAbsent(option.arm().id(), _ -> part(features, option.arm()));
      double odds = LogOdds.of(rates.rate(situation, option)) + all.mean() + arm.mean();
      return LogOdds.expected(odds, all.variance() + arm.variance());
    };
  }

  @Override
  public double trust(Situation situation, Arm arm) {
    return trust.of(situation, arm);
  }

  @Override
  public Estimate estimate(Situation situation, Option option) {
    Features features = situation.features();
    Part arm = part(features, option.arm());
    return new Estimate(
        List.of(
            new Term("how often it passes here", LogOdds.of(rates.rate(situation, option))),
            new Term("how hard the task looks", shared.mean(features)),
            new Term("what the arm is good at", arm.mean())),
        Math.sqrt(shared.variance(features) + arm.variance()));
  }

  /** What features add to the log odds. */
  private record Part(double mean, double variance) {}

  private Part part(Features features, Arm arm) {
    LogisticBelief belief = own(arm);
    double heard = LogOdds.probability(evidence);
    return new Part(heard * belief.mean(features), heard * heard * belief.variance(features));
  }

  private LogisticBelief own(Arm arm) {
    return own.computeIfAbsent(arm.id(), _ -> new LogisticBelief(spread.size(), spread.own()));
  }

  @Override
  public void learn(Experience experience) {
    weigh(experience);
    count(experience);
  }

  /**
   * Takes an outcome into the counts only: for what would have followed on other failures, where
   * the features have learned from the same attempt already.
   */
  public void count(Experience experience) {
    rates.learn(experience);
    if (experience.right().isPresent()) {
      hear(
          experience.situation(),
          experience.option().arm(),
          experience.passed(),
          experience.right().getAsDouble());
    }
  }

  /** Takes in what became known of an attempt apart from its checks, maybe later. */
  public void hear(Situation situation, Arm arm, double passed, double right) {
    trust.hear(situation, arm, passed, right);
  }

  /** Moves the weights of the features by how far the outcome is from what was expected. */
  private void weigh(Experience experience) {
    Features features = experience.situation().features();
    Option option = experience.option();
    LogisticBelief arm = own(option.arm());
    double without = LogOdds.of(rates.rate(experience.situation(), option)) + shared.mean(features);
    double doubtWithout = shared.aim(features);
    double with = without + arm.mean(features);
    double doubtWith = doubtWithout + arm.aim(features);
    double gained =
        LogOdds.likelihood(experience.passed(), LogOdds.expected(with, doubtWith))
            - LogOdds.likelihood(experience.passed(), LogOdds.expected(without, doubtWithout));
    evidence = Math.clamp(evidence + gained, -MOST_EVIDENCE, MOST_EVIDENCE);
    double expected = LogOdds.probability(with);
    double information = Math.max(expected * (1 - expected), LEAST_INFORMATION);
    double certainty = 1 + information * doubtWith;
    double gain = (experience.passed() - expected) / certainty;
    shared.update(features, fading, gain, information / certainty);
    arm.update(features, fading, gain, information / certainty);
  }
}
