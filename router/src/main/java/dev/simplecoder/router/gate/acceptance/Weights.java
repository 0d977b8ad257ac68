package dev.simplecoder.router.gate.acceptance;

import dev.simplecoder.router.outcome.LogOdds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A logistic model of standardised features. What is missing counts as the mean. */
public final class Weights {

  /** How much people differ in the log odds of accepting. */
  private static final double OFFSET_VARIANCE = 0.2;

  private final double intercept;
  private final List<Column> columns;
  private final Calibration calibration;

  /** How much people differ in what a standardised feature weighs, unless a file says otherwise. */
  private static final double USUAL_VARIANCE = 0.06 * 0.06;

  /**
   * One feature in the people that it was fitted to, and what it weighs.
   *
   * @param variance of the weight among people
   */
  public record Column(String name, double mean, double deviation, double weight, double variance) {

    Column(String name, double mean, double deviation, double weight) {
      this(name, mean, deviation, weight, USUAL_VARIANCE);
    }

    double standardised(double value) {
      return Double.isNaN(value) ? 0 : (value - mean) / deviation;
    }
  }

  Weights(double intercept, List<Column> columns, Calibration calibration) {
    this.intercept = intercept;
    this.columns = List.copyOf(columns);
    this.calibration = calibration;
  }

  /** Those that were fitted to everybody; the file says how. */
  public static Weights shipped(FeatureTable table, FeatureTable.Known known) {
    List<String> lines = FeatureTable.lines(table.name() + "." + known.word() + ".weights.txt");
    if (!lines.getFirst().equals("version\t" + table.version())) {
      throw new IllegalStateException(lines.getFirst() + " of weights for " + table.version());
    }
    List<Column> columns =
        lines.stream().skip(3).map(line -> line.split("\t", -1)).map(Weights::column).toList();
    if (!columns.stream().map(Column::name).toList().equals(table.of(known).names())) {
      throw new IllegalStateException("weights of other features than those of " + table.name());
    }
    return new Weights(
        number(lines.get(1).split("\t", -1)[1]),
        columns,
        Calibration.read(lines.get(2).split("\t", -1)[1]));
  }

  /** A fifth cell is its variance. */
  private static Column column(String[] cell) {
    var column = new Column(cell[0], number(cell[1]), number(cell[2]), number(cell[3]));
    return cell.length == 4
        ? column
        : new Column(
            column.name(), column.mean(), column.deviation(), column.weight(), number(cell[4]));
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  /** The text of a file that {@link #shipped} reads. */
  public List<String> lines(int version) {
    List<String> lines = new ArrayList<>();
    lines.add("version\t" + version);
    lines.add("intercept\t" + rounded(intercept));
    lines.add("calibration\t" + calibration.words());
    for (Column one : columns) {
      String numbers =
          String.join("\t", rounded(one.mean()), rounded(one.deviation()), rounded(one.weight()));
      lines.add(one.name() + "\t" + numbers);
    }
    return lines;
  }

  static String rounded(double value) {
    return String.format(Locale.ROOT, "%.5f", value);
  }

  /** The same with other ways from its log odds to a probability. */
  Weights calibrated(Calibration other) {
    return new Weights(intercept, columns, other);
  }

  /** The same means and deviations, and nothing learned. */
  public Weights forgotten() {
    return new Weights(
        0,
        columns.stream()
            .map(one -> new Column(one.name(), one.mean(), one.deviation(), 0, one.variance()))
            .toList(),
        new Calibration.None());
  }

  Calibration calibration() {
    return calibration;
  }

  /** A leading 1 for the intercept, then the features. */
  double[] standardised(double[] values) {
    double[] row = new double[columns.size() + 1];
    row[0] = 1;
    for (int i = 0; i < values.length; i++) {
      row[i + 1] = columns.get(i).standardised(values[i]);
    }
    return row;
  }

  /** Before calibration. */
  double probability(double[] values) {
    return LogOdds.probability(LogisticFit.product(standardised(values), vector()));
  }

  /** How much people differ: in their offset, then in the weight of each feature. */
  double[] variances() {
    double[] vector = new double[columns.size() + 1];
    Arrays.setAll(vector, i -> i == 0 ? OFFSET_VARIANCE : columns.get(i - 1).variance());
    return vector;
  }

  /** The intercept, then a weight for each feature. */
  double[] vector() {
    double[] vector = new double[columns.size() + 1];
    Arrays.setAll(vector, i -> i == 0 ? intercept : columns.get(i - 1).weight());
    return vector;
  }
}
