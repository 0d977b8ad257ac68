package dev.simplecoder.rag.measure;

import java.util.List;
import java.util.Optional;

/** What a benchmark found, row by row. */
public record Report(List<Row> rows) {

  /** The name that stands for the plain mean over the repositories. */
  public static final String MEAN = "mean";

  /** The name that stands for all repositories in one workspace. */
  public static final String MERGED = "merged";

  /**
   * One contestant on one corpus.
   *
   * @param task such as "localization"
   * @param corpus a repository, or {@link #MEAN}, or {@link #MERGED}
   * @param costs of an index of our own, where one was made for this row
   */
  public record Row(
      String task, String corpus, String contestant, Scores scores, Optional<Costs> costs) {}

  public Report {
    rows = List.copyOf(rows);
  }
}
