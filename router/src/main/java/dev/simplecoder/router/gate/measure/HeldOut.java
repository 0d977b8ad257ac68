package dev.simplecoder.router.gate.measure;

import dev.simplecoder.router.gate.Forecast;
import dev.simplecoder.router.gate.acceptance.AcceptanceModel;
import dev.simplecoder.router.gate.acceptance.FeatureTable;
import dev.simplecoder.router.gate.acceptance.PopulationFit;
import dev.simplecoder.router.gate.acceptance.PopulationFit.Decided;
import dev.simplecoder.router.gate.acceptance.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * One person who was left out, and what the others say of their decisions.
 *
 * @param training the numbers of the rows of the others
 * @param own the numbers of this person's rows, in their order
 * @param usual the share that the others accepted
 */
public record HeldOut(
    String person,
    List<Integer> training,
    List<Integer> own,
    double usual,
    Said context,
    Said suggestion) {

  /**
   * By what is known at one stage.
   *
   * @param training for the rows of the others, by folds among them
   * @param fixed by the weights of the others alone
   * @param adapted from those, by this person's earlier decisions too
   * @param fromScratch by this person's earlier decisions alone
   */
  public record Said(
      List<Forecast> training,
      List<Forecast> fixed,
      List<Forecast> adapted,
      List<Forecast> fromScratch) {}

  public HeldOut {
    training = List.copyOf(training);
    own = List.copyOf(own);
  }

  /** In the order of their first rows. */
  static List<String> people(List<Decided> rows) {
    return rows.stream().map(Decided::person).distinct().toList();
  }

  /** Leaves this person out. */
  static HeldOut of(String person, FeatureTable table, List<Decided> rows) {
    List<Integer> training = numbers(rows, row -> !row.person().equals(person));
    List<Integer> own = numbers(rows, row -> row.person().equals(person));
    List<Decided> others = training.stream().map(rows::get).toList();
    List<Decided> theirs = own.stream().map(rows::get).toList();
    double usual = others.stream().mapToInt(row -> row.accepted() ? 1 : 0).average().orElse(0.5);
    return new HeldOut(
        person,
        training,
        own,
        usual,
        said(table.context(), others, theirs),
        said(table, others, theirs));
  }

  private static Said said(FeatureTable table, List<Decided> others, List<Decided> own) {
    PopulationFit fit = PopulationFit.of(table, others);
    Weights weights = fit.weights();
    List<Forecast> fixed = new ArrayList<>();
    var model = new AcceptanceModel(table, weights);
    own.forEach(row -> fixed.add(forecast(model, row)));
    return new Said(
        fit.heldOut(),
        fixed,
        learning(new AcceptanceModel(table, weights), own),
        learning(new AcceptanceModel(table, weights.forgotten()), own));
  }

  private static List<Forecast> learning(AcceptanceModel model, List<Decided> own) {
    List<Forecast> said = new ArrayList<>();
    for (Decided row : own) {
      said.add(forecast(model, row));
      model.learn(row.seen(), row.accepted());
    }
    return said;
  }

  private static Forecast forecast(AcceptanceModel model, Decided row) {
    return new Forecast(model.probability(row.seen()), row.accepted());
  }

  private static List<Integer> numbers(List<Decided> rows, Predicate<Decided> which) {
    return IntStream.range(0, rows.size()).filter(i -> which.test(rows.get(i))).boxed().toList();
  }
}
