package dev.simplecoder.router.replay;

import dev.simplecoder.router.outcome.Population;
import dev.simplecoder.router.outcome.Population.Family;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Fits a {@link Population} to published outcomes by least squares on the log odds. Each benchmark
 * has an intercept of its own; families are shrunk to none, as if each had one more model that is
 * like all others.
 */
public final class PublishedFit {

  private static final double NEARLY_FREE = 1e-6;
  private static final double LEAST_RATE = 0.01;

  private final Population families;
  private final List<Published> published;

  /**
   * What a model came to.
   *
   * @param rate the share of the benchmark's tasks
   */
  public record Published(String benchmark, String model, double activeBillions, double rate) {}

  /** {@code families} says which there are; its numbers are not looked at. */
  public PublishedFit(Population families, List<Published> published) {
    this.families = families;
    this.published = List.copyOf(published);
  }

  /**
   * The fit.
   *
   * @param benchmarks whose mean intercept is that of a person's tasks
   */
  public Population fit(List<String> benchmarks) {
    List<String> all = published.stream().map(Published::benchmark).distinct().toList();
    int size = all.size() + 1 + families.families().size();
    var gram = new DMatrixRMaj(size, size);
    var response = new DMatrixRMaj(size, 1);
    for (int i = 0; i < size; i++) {
      gram.set(i, i, i <= all.size() ? NEARLY_FREE : 1);
    }
    for (Published one : published) {
      var x = new DMatrixRMaj(row(one, all, size));
      double bounded = Math.clamp(one.rate(), LEAST_RATE, 1 - LEAST_RATE);
      CommonOps_DDRM.multAddTransB(x, x, gram);
      CommonOps_DDRM.addEquals(response, Math.log(bounded / (1 - bounded)), x);
    }
    var weights = new DMatrixRMaj(size, 1);
    if (!CommonOps_DDRM.solve(gram, response, weights)) {
      throw new IllegalStateException("not solvable: " + published.size() + " outcomes");
    }
    return population(weights, all, benchmarks);
  }

  private double[] row(Published one, List<String> all, int size) {
    double[] row = new double[size];
    row[all.indexOf(one.benchmark())] = 1;
    row[all.size()] = Math.log(one.activeBillions());
    families
        .known(one.model())
        .ifPresent(family -> row[all.size() + 1 + families.families().indexOf(family)] = 1);
    return row;
  }

  private Population population(DMatrixRMaj weights, List<String> all, List<String> benchmarks) {
    double intercept =
        benchmarks.stream().mapToDouble(one -> weights.get(all.indexOf(one))).average().orElse(0);
    List<Family> fitted = new ArrayList<>();
    for (Family family : families.families()) {
      int index = all.size() + 1 + families.families().indexOf(family);
      fitted.add(new Family(family.name(), family.signs(), weights.get(index)));
    }
    return new Population(intercept, weights.get(all.size()), fitted);
  }
}
