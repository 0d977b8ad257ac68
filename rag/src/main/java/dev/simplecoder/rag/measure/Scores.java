package dev.simplecoder.rag.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How well queries were answered, from 0 to 1.
 *
 * @param queries how many
 * @param hit share of queries with a relevant file among the first 1, 5, 10
 * @param recall share of the relevant files among the first 1, 5, 10
 * @param mrr mean of one by the first relevant file's place, among the first hundred
 * @param passage share of queries with known lines where one of the first ten passages has some
 */
public record Scores(int queries, At hit, At recall, double mrr, double passage) {

  private static final int PLACES = 100;

  /** A figure at the first place, the first five, the first ten. */
  public record At(double one, double five, double ten) {}

  static Scores of(Contestant contestant, List<Judged> queries)
      throws IOException, InterruptedException {
    List<Scores> single = new ArrayList<>();
    double found = 0;
    int judged = 0;
    for (Judged query : queries) {
      single.add(of(contestant.files(query.query(), PLACES), query));
      if (!query.spans().isEmpty()) {
        judged++;
        List<Judged.Span> passages = contestant.passages(query.query(), 10);
        if (passages.stream().anyMatch(p -> query.spans().stream().anyMatch(p::overlaps))) {
          found++;
        }
      }
    }
    Scores files = mean(single);
    return new Scores(
        files.queries, files.hit, files.recall, files.mrr, judged == 0 ? 0 : found / judged);
  }

  /** The plain mean of several, whatever their numbers of queries. */
  static Scores mean(List<Scores> all) {
    return new Scores(
        all.stream().mapToInt(Scores::queries).sum(),
        new At(mean(all, s -> s.hit.one), mean(all, s -> s.hit.five), mean(all, s -> s.hit.ten)),
        new At(
            mean(all, s -> s.recall.one),
            mean(all, s -> s.recall.five),
            mean(all, s -> s.recall.ten)),
        mean(all, Scores::mrr),
        mean(all, Scores::passage));
  }

  private static double mean(List<Scores> all, ToDoubleFunction<Scores> figure) {
    return all.stream().mapToDouble(figure).average().orElse(0);
  }

  private static Scores of(List<String> paths, Judged query) {
    double mrr = 0;
    for (int i = 0; i < paths.size() && mrr == 0; i++) {
      mrr = query.files().contains(paths.get(i)) ? 1.0 / (i + 1) : 0;
    }
    At recall = new At(recall(paths, query, 1), recall(paths, query, 5), recall(paths, query, 10));
    At hit = new At(Math.ceil(recall.one), Math.ceil(recall.five), Math.ceil(recall.ten));
    return new Scores(1, hit, recall, mrr, 0);
  }

  private static double recall(List<String> paths, Judged query, int places) {
    long found = paths.stream().limit(places).filter(query.files()::contains).count();
    return (double) found / query.files().size();
  }
}
