package dev.simplecoder.rag.measure;

import dev.simplecoder.rag.Index;
import dev.simplecoder.rag.Progress;
import dev.simplecoder.rag.Query;
import dev.simplecoder.rag.Retriever;
import dev.simplecoder.rag.lucene.LuceneIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Measures retrieval on repositories whose queries have known answers. */
public final class Benchmark {

  static final String OURS = "ours";
  static final String KEYWORDS = "keyword count";
  static final String PLAIN = "plain BM25";

  /**
   * One alone is measured with what the machine does meanwhile, and before anything is compiled.
   */
  private static final int UPDATES = 9;

  private final Path scratch;
  private final InstantSource clock;
  private final LongSupplier nanoseconds;

  /**
   * @param scratch a folder that is empty, or not there; what is unpacked and indexed stays in it
   * @param nanoseconds counts up, from wherever
   */
  public Benchmark(Path scratch, InstantSource clock, LongSupplier nanoseconds) {
    this.scratch = scratch;
    this.clock = clock;
    this.nanoseconds = nanoseconds;
  }

  /**
   * Queries of one kind.
   *
   * @param archives a folder with REPOSITORY.tar.gz for each, which holds a folder REPOSITORY
   */
  public record Task(String name, Path archives, List<Judged> queries) {

    public Task {
      queries = List.copyOf(queries);
    }
  }

  /** Gives each row to {@code heard} as soon as it is known, and all of them at the end. */
  public Report run(List<Task> tasks, Consumer<Report.Row> heard)
      throws IOException, InterruptedException {
    List<Report.Row> rows = new ArrayList<>();
    Consumer<Report.Row> both =
        row -> {
          rows.add(row);
          heard.accept(row);
        };
    for (Task task : tasks) {
      run(task, both);
    }
    return new Report(rows);
  }

  private void run(Task task, Consumer<Report.Row> rows) throws IOException, InterruptedException {
    Path merged = Files.createDirectories(scratch.resolve(task.name()));
    Map<String, List<Judged>> queries = new TreeMap<>();
    for (Judged query : task.queries()) {
      queries.computeIfAbsent(query.repository(), _ -> new ArrayList<>()).add(query);
    }
    Map<String, List<Scores>> scores = new LinkedHashMap<>();
    for (Map.Entry<String, List<Judged>> each : queries.entrySet()) {
      String repository = each.getKey();
      Archive.unpack(task.archives().resolve(repository + ".tar.gz"), merged);
      measure(task.name(), repository, merged.resolve(repository), each.getValue())
          .forEach(row -> {
            scores.computeIfAbsent(row.contestant(), _ -> new ArrayList<>()).add(row.scores());
            rows.accept(row);
          });
    }
    scores.forEach((contestant, all) ->
        rows.accept(
            new Report.Row(
                task.name(), Report.MEAN, contestant, Scores.mean(all), Optional.empty())));
    if (1 < queries.size()) {
      List<Judged> amongOthers = task.queries().stream().map(Judged::amongOthers).toList();
      measure(task.name(), Report.MERGED, merged, amongOthers).forEach(rows);
    }
  }

  private List<Report.Row> measure(String task, String corpus, Path root, List<Judged> queries)
      throws IOException, InterruptedException {
    FolderCorpus files = new FolderCorpus(root);
    List<Report.Row> rows = new ArrayList<>();
    Path folder = scratch.resolve("index-" + task + "-" + corpus);
    try (Index index = LuceneIndex.open(folder, clock)) {
      long start = nanoseconds.getAsLong();
      int passages = index.update(files, Progress.NONE).passages();
      Duration build = since(start);
      Ours ours = new Ours(index.retriever(files), nanoseconds);
      Scores scores = byRepository(ours, queries);
      long bytes = size(folder);
      Costs costs =
          new Costs(
              passages, build, bytes, update(index, files, root), ours.share(.5), ours.share(.99));
      rows.add(new Report.Row(task, corpus, OURS, scores, Optional.of(costs)));
    }
    Contestant keywords = KeywordCount.over(files);
    rows.add(
        new Report.Row(task, corpus, KEYWORDS, byRepository(keywords, queries), Optional.empty()));
    try (PlainBm25 plain = new PlainBm25(files)) {
      rows.add(new Report.Row(task, corpus, PLAIN, byRepository(plain, queries), Optional.empty()));
    }
    return rows;
  }

  /** Each repository counts the same, also where all are asked in one workspace. */
  private static Scores byRepository(Contestant contestant, List<Judged> queries)
      throws IOException, InterruptedException {
    Map<String, List<Judged>> repositories = new TreeMap<>();
    for (Judged query : queries) {
      repositories.computeIfAbsent(query.repository(), _ -> new ArrayList<>()).add(query);
    }
    List<Scores> scores = new ArrayList<>();
    for (List<Judged> each : repositories.values()) {
      scores.add(Scores.of(contestant, each));
    }
    return Scores.mean(scores);
  }

  /** Changes a file of middling size and updates, a few times; the median. Puts it back. */
  private Duration update(Index index, FolderCorpus files, Path root)
      throws IOException, InterruptedException {
    List<Path> bySize = new ArrayList<>();
    files.walk(file -> bySize.add(root.resolve(file.path())));
    bySize.sort(Comparator.comparingLong(file -> file.toFile().length()));
    Path file = bySize.get(bySize.size() / 2);
    byte[] before = Files.readAllBytes(file);
    List<Duration> took = new ArrayList<>();
    for (int i = 0; i < UPDATES; i++) {
      String line = "\nchanged " + i + "\n";
      Files.write(file, line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
      long start = nanoseconds.getAsLong();
      index.update(files, Progress.NONE);
      took.add(since(start));
    }
    Files.write(file, before);
    return took.stream().sorted().skip(UPDATES / 2).findFirst().orElseThrow();
  }

  private Duration since(long start) {
    return Duration.ofNanos(nanoseconds.getAsLong() - start);
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> Files.isRegularFile(file) ? file.toFile().length() : 0).sum();
    }
  }

  /** The index as it is delivered, with a watch on each search for passages. */
  private static final class Ours implements Contestant {

    private final Retriever retriever;
    private final LongSupplier nanoseconds;
    private final List<Long> took = new ArrayList<>();

    Ours(Retriever retriever, LongSupplier nanoseconds) {
      this.retriever = retriever;
      this.nanoseconds = nanoseconds;
    }

    @Override
    public List<String> files(String query, int limit) throws IOException, InterruptedException {
      return retriever.files(new Query(query), limit).stream().map(hit -> hit.path()).toList();
    }

    @Override
    public List<Judged.Span> passages(String query, int limit)
        throws IOException, InterruptedException {
      long start = nanoseconds.getAsLong();
      var hits = retriever.search(new Query(query), limit);
      took.add(nanoseconds.getAsLong() - start);
      return hits.stream()
          .map(hit -> new Judged.Span(hit.path(), hit.firstLine(), hit.lastLine()))
          .toList();
    }

    Duration share(double share) {
      List<Long> sorted = took.stream().sorted().toList();
      return sorted.isEmpty()
          ? Duration.ZERO
          : Duration.ofNanos(sorted.get((int) (share * (sorted.size() - 1))));
    }
  }
}
