package dev.simplecoder.app.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How well files were found, as means over queries or over repositories.
 *
 * @param hit1 share of queries with a relevant file at the top; likewise among five and ten
 * @param recall1 share of the relevant files at the top; likewise among five and ten
 * @param mrr mean of one over the rank of the first relevant file, among the first hundred
 * @param segments10 share of queries with a relevant passage among ten; negative where passages
 *     were not ranked
 */
record Scores(
    double hit1,
    double hit5,
    double hit10,
    double recall1,
    double recall5,
    double recall10,
    double mrr,
    double segments10) {

  static final int DEPTH = 100;
  static final double UNKNOWN = -1;

  static Scores of(List<String> ranked, List<String> relevant, double segments10) {
    double mrr = 0;
    for (int i = 0; i < Math.min(DEPTH, ranked.size()); i++) {
      if (relevant.contains(ranked.get(i))) {
        mrr = 1.0 / (i + 1);
        break;
      }
    }
    double recall1 = recall(ranked, relevant, 1);
    double recall5 = recall(ranked, relevant, 5);
    double recall10 = recall(ranked, relevant, 10);
    return new Scores(
        Math.ceil(recall1),
        Math.ceil(recall5),
        Math.ceil(recall10),
        recall1,
        recall5,
        recall10,
        mrr,
        segments10);
  }

  static Scores mean(List<Scores> each) {
    return new Scores(
        mean(each, Scores::hit1),
        mean(each, Scores::hit5),
        mean(each, Scores::hit10),
        mean(each, Scores::recall1),
        mean(each, Scores::recall5),
        mean(each, Scores::recall10),
        mean(each, Scores::mrr),
        mean(each, Scores::segments10));
  }

  /** Of those for which it is known. */
  private static double mean(List<Scores> each, ToDoubleFunction<Scores> value) {
    return each.stream().mapToDouble(value).filter(one -> 0 <= one).average().orElse(UNKNOWN);
  }

  private static double recall(List<String> ranked, List<String> relevant, int most) {
    List<String> top = ranked.subList(0, Math.min(most, ranked.size()));
    return (double) relevant.stream().filter(top::contains).count() / relevant.size();
  }
}
