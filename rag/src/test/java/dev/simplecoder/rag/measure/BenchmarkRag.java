package dev.simplecoder.rag.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By hand: measures retrieval on a folder of judged queries.
 *
 * <p>Arguments: the folder, which holds {@code corpora}, {@code corpora-nodoc}, {@code
 * localization.dev.jsonl} and {@code docstring.dev.jsonl}, and an empty folder to work in.
 */
final class BenchmarkRag {

  private static final Pattern SPAN =
      Pattern.compile(
          "\\{\"file\": \"([^\"]+)\", \"start\": (\\d+), \"end\": (\\d+), \"exact\": true\\}");
  private static final Pattern NAME = Pattern.compile("\"([^\"]+)\"");

  private BenchmarkRag() {}

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]);
    List<Benchmark.Task> tasks =
        List.of(
            new Benchmark.Task(
                "localization",
                data.resolve("corpora"),
                queries(data.resolve("localization.dev.jsonl"))),
            new Benchmark.Task(
                "docstring",
                data.resolve("corpora-nodoc"),
                queries(data.resolve("docstring.dev.jsonl"))));
    new Benchmark(Path.of(arguments[1]), Clock.systemUTC(), System::nanoTime)
        .run(tasks, row -> System.out.println(line(row)));
  }

  private static String line(Report.Row row) {
    Scores scores = row.scores();
    String figures =
        "%-12s %-10s %-14s hit@1 %.3f hit@5 %.3f hit@10 %.3f R@1 %.3f R@5 %.3f R@10 %.3f MRR %.3f seg@10 %.3f"
            .formatted(
                row.task(),
                row.corpus(),
                row.contestant(),
                scores.hit().one(),
                scores.hit().five(),
                scores.hit().ten(),
                scores.recall().one(),
                scores.recall().five(),
                scores.recall().ten(),
                scores.mrr(),
                scores.passage());
    return figures + row.costs().map(BenchmarkRag::costs).orElse("");
  }

  private static String costs(Costs costs) {
    return String.format(
        Locale.ROOT,
        " | %d passages, %.2f ms each, %d kB, update %d ms, p50 %.1f ms, p99 %.1f ms",
        costs.passages(),
        costs.build().toNanos() / 1e6 / costs.passages(),
        costs.bytes() >> 10,
        costs.update().toMillis(),
        costs.median().toNanos() / 1e6,
        costs.slowest().toNanos() / 1e6);
  }

  private static List<Judged> queries(Path file) throws IOException {
    List<Judged> queries = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Set<String> files = new HashSet<>();
      int start = line.indexOf("\"relevant_files\": [");
      Matcher names = NAME.matcher(line.substring(start + 18, line.indexOf(']', start)));
      while (names.find()) {
        files.add(names.group(1));
      }
      List<Judged.Span> spans = new ArrayList<>();
      Matcher span = SPAN.matcher(line);
      while (span.find()) {
        int first = Integer.parseInt(span.group(2));
        spans.add(new Judged.Span(span.group(1), first, Integer.parseInt(span.group(3))));
      }
      queries.add(new Judged(text(line, "repo"), text(line, "query"), files, spans));
    }
    return queries;
  }

  /** The value of a key, its escapes undone as far as these files have any. */
  private static String text(String line, String key) {
    int start = line.indexOf("\"" + key + "\": \"") + key.length() + 5;
    StringBuilder text = new StringBuilder();
    for (int i = start; line.charAt(i) != '"'; i++) {
      if (line.charAt(i) == '\\') {
        i++;
        text.append(line.charAt(i) == 'n' || line.charAt(i) == 't' ? ' ' : line.charAt(i));
      } else {
        text.append(line.charAt(i));
      }
    }
    return text.toString();
  }
}
