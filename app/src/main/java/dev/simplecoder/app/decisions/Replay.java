package dev.simplecoder.app.decisions;

import dev.simplecoder.app.decisions.Attempts.Attempt;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Table;
import dev.simplecoder.app.routing.Memory;
import dev.simplecoder.app.routing.Router;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.app.store.decisions.Logged;
import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.feature.Schema;
import dev.simplecoder.router.outcome.Fading;
import dev.simplecoder.router.outcome.LearnedOutcomes;
import dev.simplecoder.router.outcome.LearnedOutcomes.Spread;
import dev.simplecoder.router.outcome.Population;
import dev.simplecoder.router.outcome.Prior;
import dev.simplecoder.router.policy.BestSoFar;
import dev.simplecoder.router.policy.Exploration;
import dev.simplecoder.router.policy.HybridRewards;
import dev.simplecoder.router.policy.LinUcb;
import dev.simplecoder.router.policy.Price;
import dev.simplecoder.router.policy.Ucb1;
import dev.simplecoder.router.replay.Bootstrap;
import dev.simplecoder.router.replay.OffPolicy;
import dev.simplecoder.router.replay.OffPolicy.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What another policy would have come to on a log (F-38). It learns from each line before the next,
 * as it would have, and begins with what is known of any model.
 */
final class Replay implements RouterCommand.Report {

  static final String KNOWN = "planned, best, ucb1, linucb or fixed:MODEL";

  private static final int DRAWS = 1_000;
  private static final long SEED = 1;
  private static final Prior PRIOR = Population.shipped();
  private static final double PRIOR_WORTH = 20;

  private final String name;
  private final int rows;
  private final SequencedMap<String, Value> values = new LinkedHashMap<>();
  private final double effective;

  Replay(String name, List<Logged> lines) {
    this.name = name;
    List<OffPolicy.Logged> log = new ArrayList<>();
    List<Experience> experiences = new ArrayList<>();
    Schema schema = schema(lines);
    Attempts.ofWork(lines).forEach(attempt -> add(attempt, schema, log, experiences));
    if (log.isEmpty()) {
      throw new UserError(
          "the log has no attempt of which it is known what came of it",
          "Checks say so, or you by what you do with the changes.");
    }
    var expected = new LearnedOutcomes(PRIOR, Fading.USUAL, Spread.usual(schema.size()));
    var judged =
        OffPolicy.of(
            new Progressive(target(name, schema.size()), expected, experiences),
            log,
            (situation, option) -> expected.outlook(situation.features()).pass(situation, option),
            new Random(SEED));
    this.rows = log.size();
    values.put("ips", judged.ips(new Bootstrap(DRAWS, new Random(SEED))));
    values.put("snips", judged.snips(new Bootstrap(DRAWS, new Random(SEED))));
    values.put("dr", judged.dr(new Bootstrap(DRAWS, new Random(SEED))));
    double[] rewards = log.stream().mapToDouble(OffPolicy.Logged::reward).toArray();
    double mean = log.stream().mapToDouble(OffPolicy.Logged::reward).average().orElse(0);
    values.put("logged", new Value(mean, new Bootstrap(DRAWS, new Random(SEED)).mean(rewards)));
    this.effective = judged.effectiveSampleSize();
  }

  /** That of the last decision on which the meaning of a request was known, if there is one. */
  private static Schema schema(List<Logged> lines) {
    return lines.stream()
        .filter(Logged.Chosen.class::isInstance)
        .map(line -> ((Logged.Chosen) line).decision().schema())
        .filter(Schema::hasCoordinates)
        .reduce(Schema.PLAIN, (_, later) -> later);
  }

  private static void add(
      Attempt attempt, Schema schema, List<OffPolicy.Logged> log, List<Experience> experiences) {
    attempt
        .outcome()
        .flatMap(outcome -> Memory.experience(outcome, attempt.decision(), schema))
        .ifPresent(experience -> {
          experiences.add(experience);
          log.add(
              new OffPolicy.Logged(
                  experience.situation(),
                  attempt.options(),
                  experience.option(),
                  attempt.decision().choice().probability(),
                  experience.reward()));
        });
  }

  private static Policy target(String name, int features) {
    if (name.startsWith("fixed:")) {
      return Router.fixed(name.substring("fixed:".length()));
    }
    return switch (name) {
      case "planned" ->
          Router.planned(
              new LearnedOutcomes(PRIOR, Fading.USUAL, Spread.usual(features)),
              Router.MOST_ATTEMPTS,
              Price.TINY,
              Exploration.NONE);
      case "best" -> new BestSoFar(PRIOR, Price.TINY, Exploration.NONE);
      case "ucb1" -> new Ucb1(PRIOR, Price.TINY, Math.sqrt(2));
      case "linucb" ->
          new LinUcb(new HybridRewards(features, PRIOR, PRIOR_WORTH, 1), Price.TINY, 0.3);
      default -> throw new UserError("no policy \"" + name + "\"", "There is " + KNOWN + ".");
    };
  }

  /** Learns what came of a line when the next is asked about. */
  private static final class Progressive implements Policy {

    private final Policy policy;
    private final LearnedOutcomes expected;
    private final List<Experience> experiences;
    private int asked;

    Progressive(Policy policy, LearnedOutcomes expected, List<Experience> experiences) {
      this.policy = policy;
      this.expected = expected;
      this.experiences = List.copyOf(experiences);
    }

    @Override
    public Choice choose(Situation situation, List<Option> options, RandomGenerator random) {
      if (0 < asked) {
        Experience last = experiences.get(asked - 1);
        policy.learn(last);
        expected.learn(last);
      }
      asked++;
      return policy.choose(situation, options, random);
    }

    @Override
    public void learn(Experience experience) {
      policy.learn(experience);
    }
  }

  @Override
  public List<String> lines(Style style) {
    List<List<String>> table = new ArrayList<>();
    values.forEach((estimator, value) ->
        table.add(
            List.of(
                estimator,
                Figures.decimal(value.mean()),
                "%s to %s"
                    .formatted(
                        Figures.decimal(value.interval().low()),
                        Figures.decimal(value.interval().high())),
                words(estimator))));
    List<String> lines = new ArrayList<>();
    lines.add("%s on %d attempts, as good as %.1f of its own".formatted(name, rows, effective));
    lines.addAll(new Table(3, style).lines(table));
    return lines;
  }

  private static String words(String estimator) {
    return switch (estimator) {
      case "ips" -> "reward of an attempt, by inverse probabilities";
      case "snips" -> "the same, normalised";
      case "dr" -> "doubly robust, with what the router expects";
      default -> "what the log itself came to";
    };
  }

  @Override
  public List<String> json() {
    List<String> lines = new ArrayList<>();
    values.forEach((estimator, value) -> {
      SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("policy", name);
      fields.put("estimator", estimator);
      fields.put("mean", value.mean());
      fields.put("low", value.interval().low());
      fields.put("high", value.interval().high());
      fields.put("attempts", rows);
      fields.put("effective", effective);
      lines.add(JsonLine.of(fields));
    });
    return lines;
  }
}
