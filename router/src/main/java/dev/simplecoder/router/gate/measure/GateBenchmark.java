package dev.simplecoder.router.gate.measure;

import dev.simplecoder.router.gate.Forecast;
import dev.simplecoder.router.gate.Verdict;
import dev.simplecoder.router.gate.acceptance.FeatureTable;
import dev.simplecoder.router.gate.acceptance.PopulationFit.Decided;
import dev.simplecoder.router.outcome.Interval;
import dev.simplecoder.router.replay.Bootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Everybody is left out once; intervals are of people, not of rows. */
public final class GateBenchmark {

  /** The name of the model that the gate uses. */
  public static final String ADAPTED = "with suggestion, adapted";

  private static final int DRAWS = 1000;
  private static final int FLOOR_DRAWS = 200;
  private static final List<Integer> LABELS = List.of(0, 5, 10, 20, 40, 80);

  private final List<HeldOut> people;
  private final Function<Long, RandomGenerator> randoms;

  private GateBenchmark(List<HeldOut> people, Function<Long, RandomGenerator> randoms) {
    this.people = List.copyOf(people);
    this.randoms = randoms;
  }

  /**
   * Takes a while: five fits for each penalty and stage, for everybody.
   *
   * @param progress is told each person before they are left out
   */
  public static GateBenchmark of(
      FeatureTable table,
      List<Decided> rows,
      Function<Long, RandomGenerator> randoms,
      Consumer<Integer> progress)
      throws InterruptedException {
    List<HeldOut> people = new ArrayList<>();
    for (String person : HeldOut.people(rows)) {
      if (Thread.interrupted()) {
        throw new InterruptedException("while people were left out");
      }
      progress.accept(people.size());
      people.add(HeldOut.of(person, table, rows));
    }
    return new GateBenchmark(people, randoms);
  }

  /** A model, and how good its probabilities are. */
  public record Model(String name, Quality quality, Interval auc, Interval logLoss, double floor) {}

  /** A constant, the context, and the suggestion too; each fixed and adapted. */
  public List<Model> models() {
    return List.of(
        model("constant", GateBenchmark::constant),
        model("context, fixed", one -> one.context().fixed()),
        model("context, adapted", one -> one.context().adapted()),
        model("with suggestion, fixed", one -> one.suggestion().fixed()),
        model(ADAPTED, one -> one.suggestion().adapted()),
        model("with suggestion, from scratch", one -> one.suggestion().fromScratch()));
  }

  private static List<Forecast> constant(HeldOut one) {
    return one.suggestion().fixed().stream()
        .map(said -> new Forecast(one.usual(), said.accepted()))
        .toList();
  }

  private Model model(String name, Function<HeldOut, List<Forecast>> part) {
    List<List<Forecast>> said = people.stream().map(part).toList();
    List<Forecast> all = said.stream().flatMap(List::stream).toList();
    return new Model(
        name,
        Quality.of(all),
        interval(said, forecasts -> Quality.of(forecasts).auc()),
        interval(said, Forecast::loss),
        Quality.floor(all, FLOOR_DRAWS, randoms.apply(1L)));
  }

  private <T> Interval interval(List<List<T>> byPerson, ToDoubleFunction<List<T>> figure) {
    return new Bootstrap(DRAWS, randoms.apply(1L))
        .of(
            byPerson.size(),
            drawn -> {
              List<T> rows = new ArrayList<>();
              for (int person : drawn) {
                rows.addAll(byPerson.get(person));
              }
              return figure.applyAsDouble(rows);
            });
  }

  /**
   * A policy in one case of costs.
   *
   * @param saved seconds a suggestion
   * @param gain over showing always, with its interval by person
   * @param removed the share that was not shown
   * @param rejected of those, the share that had been rejected
   * @param lost of what had been accepted, the share that was not shown
   * @param generated the share that was generated
   */
  public record Saving(
      String policy,
      double saved,
      double gain,
      Interval interval,
      double removed,
      double rejected,
      double lost,
      double generated) {}

  /** Each policy, always and never first; {@code spent} is of each row. */
  public List<Saving> savings(List<Spent> spent) {
    var replay = new PolicyReplay(spent, randoms.apply(1L));
    List<List<PolicyReplay.Named>> all = people.stream().map(replay::of).toList();
    List<Saving> savings = new ArrayList<>();
    for (int policy = 0; policy < all.getFirst().size(); policy++) {
      int number = policy;
      savings.add(
          saving(
              all.getFirst().get(policy).policy(),
              all.stream().map(one -> one.get(number).results()).toList(),
              all.stream().map(one -> one.getFirst().results()).toList()));
    }
    return savings;
  }

  private Saving saving(
      String policy,
      List<List<PolicyReplay.Result>> results,
      List<List<PolicyReplay.Result>> always) {
    List<List<Double>> gains = new ArrayList<>();
    for (int person = 0; person < results.size(); person++) {
      List<Double> own = new ArrayList<>();
      for (int i = 0; i < results.get(person).size(); i++) {
        own.add(results.get(person).get(i).saved() - always.get(person).get(i).saved());
      }
      gains.add(own);
    }
    List<PolicyReplay.Result> all = results.stream().flatMap(List::stream).toList();
    List<PolicyReplay.Result> hidden = all.stream().filter(one -> !one.shown()).toList();
    return new Saving(
        policy,
        all.stream().mapToDouble(PolicyReplay.Result::saved).average().orElse(0),
        mean(gains.stream().flatMap(List::stream).toList()),
        interval(gains, GateBenchmark::mean),
        share(hidden.size(), all.size()),
        share(count(hidden, one -> !one.accepted()), hidden.size()),
        share(
            count(hidden, PolicyReplay.Result::accepted),
            count(all, PolicyReplay.Result::accepted)),
        share(count(all, one -> one.verdict() != Verdict.DO_NOT_GENERATE), all.size()));
  }

  /**
   * A way to choose between a short and a long suggestion.
   *
   * @param pairs how many there were
   * @param saved seconds of the one that was chosen
   * @param gain over choosing what is most probably accepted
   * @param accepted the share of the chosen ones
   * @param write how long they would have taken to write, in the mean
   */
  public record Length(
      String by,
      int pairs,
      double saved,
      double gain,
      Interval interval,
      double accepted,
      double write) {}

  /** By what is accepted, by the time that is saved, always short, always long. */
  public List<Length> lengths(List<Spent> spent) {
    var replay = new LengthReplay(spent);
    List<Length> lengths = new ArrayList<>();
    for (LengthReplay.By by : LengthReplay.By.values()) {
      List<LengthReplay.Shown> all = new ArrayList<>();
      List<List<Double>> gains = new ArrayList<>();
      for (HeldOut person : people) {
        List<LengthReplay.Shown> own = replay.of(person, by);
        List<LengthReplay.Shown> usual = replay.of(person, LengthReplay.By.MOST_ACCEPTED);
        all.addAll(own);
        gains.add(
            IntStream.range(0, own.size())
                .mapToObj(i -> own.get(i).saved() - usual.get(i).saved())
                .toList());
      }
      lengths.add(
          new Length(
              by.words(),
              all.size(),
              mean(all.stream().map(LengthReplay.Shown::saved).toList()),
              mean(gains.stream().flatMap(List::stream).toList()),
              interval(gains, GateBenchmark::mean),
              mean(all.stream().map(one -> one.accepted() ? 1.0 : 0.0).toList()),
              mean(all.stream().map(LengthReplay.Shown::write).toList())));
    }
    return lengths;
  }

  private static long count(
      List<PolicyReplay.Result> results, Predicate<PolicyReplay.Result> which) {
    return results.stream().filter(which).count();
  }

  private static double share(long part, long all) {
    return all == 0 ? 0 : part / (double) all;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /**
   * The logarithmic loss of decisions before which a person had made at least so many, and fewer
   * than on the next line.
   */
  public record Learned(int labels, int rows, double fixed, double adapted, double fromScratch) {}

  /** By how many decisions a person has made, with the suggestion. */
  public List<Learned> learned() {
    List<Learned> lines = new ArrayList<>();
    for (int i = 0; i < LABELS.size(); i++) {
      int from = LABELS.get(i);
      int to = i + 1 < LABELS.size() ? LABELS.get(i + 1) : Integer.MAX_VALUE;
      List<Forecast> fixed = between(from, to, HeldOut.Said::fixed);
      if (!fixed.isEmpty()) {
        lines.add(
            new Learned(
                from,
                fixed.size(),
                Forecast.loss(fixed),
                Forecast.loss(between(from, to, HeldOut.Said::adapted)),
                Forecast.loss(between(from, to, HeldOut.Said::fromScratch))));
      }
    }
    return lines;
  }

  private List<Forecast> between(int from, int to, Function<HeldOut.Said, List<Forecast>> part) {
    List<Forecast> all = new ArrayList<>();
    for (HeldOut person : people) {
      List<Forecast> own = part.apply(person.suggestion());
      all.addAll(own.subList(Math.min(from, own.size()), Math.min(to, own.size())));
    }
    return all;
  }
}
