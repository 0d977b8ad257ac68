package dev.simplecoder.app.bench;

import dev.simplecoder.app.bench.RagRow.Searcher;
import dev.simplecoder.app.retrieval.Indexes;
import dev.simplecoder.app.retrieval.WorkspaceIndex;
import dev.simplecoder.app.store.RagQuery;
import dev.simplecoder.rag.FileHit;
import dev.simplecoder.rag.Hit;
import dev.simplecoder.rag.Progress;
import dev.simplecoder.rag.Refresh;
import dev.simplecoder.tools.fs.Roots;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs the queries of a benchmark, repository by repository and in all of them at once. */
final class RagBench {

  private static final int PASSAGES = 10;

  private final Path data;
  private final Path scratch;
  private final Indexes indexes;
  private final InstantSource clock;
  private final Consumer<String> progress;
  private final List<RagRow> rows = new ArrayList<>();
  private final List<RagSpeed> speeds = new ArrayList<>();

  /**
   * @param scratch an empty folder, which the corpora are unpacked to
   */
  RagBench(
      Path data, Path scratch, Indexes indexes, InstantSource clock, Consumer<String> progress) {
    this.data = data;
    this.scratch = scratch;
    this.indexes = indexes;
    this.clock = clock;
    this.progress = progress;
  }

  List<RagRow> rows() {
    return List.copyOf(rows);
  }

  List<RagSpeed> speeds() {
    return List.copyOf(speeds);
  }

  void run() throws IOException, InterruptedException {
    for (RagTask task : RagTask.values()) {
      Map<String, List<RagQuery>> byRepo = new LinkedHashMap<>();
      for (RagQuery query : task.queries(data)) {
        byRepo.computeIfAbsent(query.repo(), _ -> new ArrayList<>()).add(query);
      }
      if (!byRepo.isEmpty()) {
        run(task, byRepo);
      }
    }
  }

  private void run(RagTask task, Map<String, List<RagQuery>> byRepo)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(scratch.resolve(task.name()));
    isolate(folder);
    for (String repo : byRepo.keySet()) {
      progress.accept("unpacking " + repo);
      TarFile.unpack(task.archive(data, repo), folder);
      isolate(Files.createDirectories(folder.resolve(repo)));
    }
    for (var entry : byRepo.entrySet()) {
      measure(task, entry.getKey(), folder.resolve(entry.getKey()), entry.getValue());
    }
    for (Searcher searcher : Searcher.values()) {
      mean(task, searcher);
    }
    if (1 < byRepo.size()) {
      List<RagQuery> merged =
          byRepo.values().stream().flatMap(List::stream).map(RagBench::inMerged).toList();
      measure(task, RagRow.MERGED, folder, merged);
    }
  }

  /** The rules of a repository around the scratch folder are none of the corpus. */
  private static void isolate(Path folder) throws IOException {
    Files.createDirectories(folder.resolve(".git"));
  }

  private void measure(RagTask task, String corpus, Path folder, List<RagQuery> queries)
      throws IOException, InterruptedException {
    var keywords = new KeywordCount();
    var bm25 = new PlainBm25();
    progress.accept("reading " + corpus);
    read(folder, keywords, bm25);
    rows.add(baseline(task, corpus, Searcher.KEYWORDS, keywords, queries));
    rows.add(baseline(task, corpus, Searcher.BM25, bm25, queries));
    progress.accept("indexing " + corpus);
    try (WorkspaceIndex index = indexes.open(Roots.of(folder, folder))) {
      Instant start = clock.instant();
      Refresh made = index.update(Progress.NONE);
      Duration indexed = Duration.between(start, clock.instant());
      long bytes = index.bytes();
      progress.accept("searching " + corpus);
      List<Duration> searches = new ArrayList<>();
      List<Scores> scores = new ArrayList<>();
      for (RagQuery query : queries) {
        scores.add(search(index, query, searches));
      }
      rows.add(new RagRow(task, corpus, Searcher.SIMPLECODER, queries.size(), Scores.mean(scores)));
      Duration updated = update(index, folder, queries.getFirst());
      speeds.add(new RagSpeed(task, corpus, made.files(), bytes, indexed, updated, searches));
    }
  }

  private Scores search(WorkspaceIndex index, RagQuery query, List<Duration> took)
      throws IOException {
    Instant start = clock.instant();
    List<Hit> hits = index.search(query.text(), PASSAGES);
    took.add(Duration.between(start, clock.instant()));
    List<String> files =
        index.files(query.text(), Scores.DEPTH).stream().map(FileHit::path).toList();
    double found =
        query.spans().isEmpty()
            ? Scores.UNKNOWN
            : hits.stream().anyMatch(hit -> isIn(hit, query)) ? 1 : 0;
    return Scores.of(files, query.files(), found);
  }

  private Duration update(WorkspaceIndex index, Path folder, RagQuery query)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve(query.files().getFirst()), "\n", StandardOpenOption.APPEND);
    Instant start = clock.instant();
    index.update(Progress.NONE);
    index.search(query.text(), PASSAGES);
    return Duration.between(start, clock.instant());
  }

  private static RagRow baseline(
      RagTask task, String corpus, Searcher searcher, FileRanking ranking, List<RagQuery> queries)
      throws IOException {
    List<Scores> scores = new ArrayList<>();
    for (RagQuery query : queries) {
      List<String> files = ranking.rank(query.text(), Scores.DEPTH);
      scores.add(Scores.of(files, query.files(), Scores.UNKNOWN));
    }
    return new RagRow(task, corpus, searcher, queries.size(), Scores.mean(scores));
  }

  private void mean(RagTask task, Searcher searcher) {
    List<RagRow> each =
        rows.stream().filter(row -> row.task() == task && row.searcher() == searcher).toList();
    int queries = each.stream().mapToInt(RagRow::queries).sum();
    List<Scores> scores = each.stream().map(RagRow::scores).toList();
    rows.add(new RagRow(task, RagRow.MACRO, searcher, queries, Scores.mean(scores)));
  }

  private static void read(Path folder, KeywordCount keywords, PlainBm25 bm25) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        String path = folder.relativize(file).toString();
        try {
          String text = Files.readString(file);
          keywords.add(path, text);
          bm25.add(path, text);
        } catch (MalformedInputException binary) {
          // No text, so there is nothing to find in it.
        }
      }
    }
  }

  private static boolean isIn(Hit hit, RagQuery query) {
    return query.spans().stream()
        .anyMatch(span ->
            span.file().equals(hit.path())
                && span.firstLine() <= hit.lastLine()
                && hit.firstLine() <= span.lastLine());
  }

  private static RagQuery inMerged(RagQuery query) {
    String folder = query.repo() + "/";
    return new RagQuery(
        query.repo(),
        query.text(),
        query.files().stream().map(folder::concat).toList(),
        query.spans().stream()
            .map(span -> new RagQuery.Span(folder + span.file(), span.firstLine(), span.lastLine()))
            .toList());
  }
}
