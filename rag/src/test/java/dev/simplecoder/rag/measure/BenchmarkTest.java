package dev.simplecoder.rag.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.rag.SmallProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchmarkTest {

  private static final String BASKET = "src/main/java/shop/Basket.java";

  @TempDir Path temporary;

  @Test
  void everyContestantIsMeasuredOnEachRepositoryAndOnAll() throws Exception {
    Benchmark.Task task = task();
    AtomicLong ticks = new AtomicLong();
    InstantSource clock = InstantSource.fixed(Instant.parse("2099-01-01T00:00:00Z"));
    Benchmark benchmark =
        new Benchmark(temporary.resolve("scratch"), clock, () -> ticks.addAndGet(1_000));
    List<Report.Row> heard = new ArrayList<>();
    Report report = benchmark.run(List.of(task), heard::add);
    assertEquals(heard, report.rows());
    assertEquals(
        List.of(
            "one ours",
            "one keyword count",
            "one plain BM25",
            "two ours",
            "two keyword count",
            "two plain BM25",
            "mean ours",
            "mean keyword count",
            "mean plain BM25",
            "merged ours",
            "merged keyword count",
            "merged plain BM25"),
        heard.stream().map(row -> row.corpus() + " " + row.contestant()).toList());
    Scores perfect = new Scores(1, new Scores.At(1, 1, 1), new Scores.At(1, 1, 1), 1, 1);
    assertEquals(perfect, heard.getFirst().scores());
    assertEquals(.5, heard.get(9).scores().mrr(), .26);
    Costs costs = heard.getFirst().costs().orElseThrow();
    assertEquals(5, costs.passages());
    assertTrue(0 < costs.bytes());
  }

  @Test
  void ranksAreCountedAsTheyAreDefined() throws Exception {
    Contestant fixed =
        new Contestant() {
          @Override
          public List<String> files(String query, int limit) {
            return List.of("a", "b", "c", "d", "e", "f");
          }

          @Override
          public List<Judged.Span> passages(String query, int limit) {
            return List.of(new Judged.Span("a", 1, 40));
          }
        };
    Scores scores =
        Scores.of(
            fixed,
            List.of(
                new Judged("r", "q", Set.of("b", "f"), List.of(new Judged.Span("a", 40, 41))),
                new Judged("r", "q", Set.of("z"), List.of(new Judged.Span("a", 41, 41))),
                new Judged("r", "q", Set.of("a"), List.of())));
    assertEquals(
        new Scores(
            3,
            new Scores.At(1 / 3.0, 2 / 3.0, 2 / 3.0),
            new Scores.At(1 / 3.0, .5, 2 / 3.0),
            .5,
            .5),
        scores);
  }

  /** Twice the same project under two names, and a query of each. */
  private Benchmark.Task task() throws IOException {
    Path archives = Files.createDirectory(temporary.resolve("corpora"));
    for (String repository : List.of("one", "two")) {
      Path project = temporary.resolve("work").resolve(repository);
      SmallProject.write(project);
      Files.write(archives.resolve(repository + ".tar.gz"), packed(repository, project));
    }
    List<Judged> queries = new ArrayList<>();
    for (String repository : List.of("one", "two")) {
      queries.add(
          new Judged(
              repository,
              "sum of the prices of a basket",
              Set.of(BASKET),
              List.of(new Judged.Span(BASKET, 17, 23))));
    }
    return new Benchmark.Task("localization", archives, queries);
  }

  private static byte[] packed(String repository, Path project) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes);
        Stream<Path> files = Files.walk(project)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] content = Files.readAllBytes(file);
        byte[] header = new byte[512];
        put(header, 0, repository + "/" + project.relativize(file));
        put(header, 124, "%011o".formatted(content.length));
        header[156] = '0';
        out.write(header);
        out.write(Arrays.copyOf(content, (content.length + 511) / 512 * 512));
      }
      out.write(new byte[1024]);
    }
    return bytes.toByteArray();
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
