package dev.simplecoder.app.bench;

import dev.simplecoder.app.bench.RagRow.Searcher;
import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Table;
import dev.simplecoder.app.store.JsonLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What a benchmark came to, as tables for a person or lines for a program. */
final class RagReport {

  private static final List<String> SCORES =
      List.of("hit@1", "hit@5", "hit@10", "R@1", "R@5", "R@10", "MRR", "seg@10");

  private final List<RagRow> rows;
  private final List<RagSpeed> speeds;

  RagReport(List<RagRow> rows, List<RagSpeed> speeds) {
    this.rows = List.copyOf(rows);
    this.speeds = List.copyOf(speeds);
  }

  List<String> lines(Style style) {
    List<String> lines = new ArrayList<>();
    for (RagTask task : RagTask.values()) {
      if (speeds.stream().anyMatch(speed -> speed.task() == task)) {
        lines.add(task.title());
        lines.addAll(new Table(0, style).lines(scoreTable(task)));
        lines.add("");
        lines.addAll(new Table(0, style).lines(speedTable(task)));
        lines.add("");
      }
    }
    lines.add(summary());
    return lines;
  }

  /** A line for each row, then one for each corpus. */
  List<String> json() {
    List<String> lines = new ArrayList<>();
    for (RagRow row : rows) {
      SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("task", lower(row.task()));
      fields.put("corpus", row.corpus());
      fields.put("system", row.searcher().words());
      fields.put("queries", row.queries());
      List<Double> values = values(row.scores());
      for (int i = 0; i < SCORES.size(); i++) {
        fields.put(SCORES.get(i), values.get(i) < 0 ? null : values.get(i));
      }
      lines.add(JsonLine.of(fields));
    }
    for (RagSpeed speed : speeds) {
      SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("task", lower(speed.task()));
      fields.put("corpus", speed.corpus());
      fields.put("files", speed.files());
      fields.put("bytes", speed.bytes());
      fields.put("index_ms", millis(speed.indexed()));
      fields.put("update_ms", millis(speed.updated()));
      fields.put("p50_ms", millis(speed.percentile(50)));
      fields.put("p99_ms", millis(speed.percentile(99)));
      lines.add(JsonLine.of(fields));
    }
    return lines;
  }

  /** All in one line. */
  String summary() {
    List<String> parts = new ArrayList<>();
    for (RagTask task : RagTask.values()) {
      if (speeds.stream().anyMatch(speed -> speed.task() == task)) {
        parts.add(
            "%s MRR %s (keyword count %s, plain BM25 %s)%s"
                .formatted(
                    lower(task),
                    mrr(task, RagRow.MACRO, Searcher.SIMPLECODER),
                    mrr(task, RagRow.MACRO, Searcher.KEYWORDS),
                    mrr(task, RagRow.MACRO, Searcher.BM25),
                    merged(task)));
      }
    }
    RagSpeed largest =
        speeds.stream()
            .max((one, other) -> Integer.compare(one.files(), other.files()))
            .orElseThrow();
    parts.add(
        "%s indexed in %.1f s to %s"
            .formatted(
                Quantity.of(largest.files(), "file"),
                millis(largest.indexed()) / 1000,
                Quantity.bytes(largest.bytes())));
    parts.add("one changed file %.0f ms".formatted(millis(largest.updated())));
    List<Duration> searches = speeds.stream().flatMap(speed -> speed.searches().stream()).toList();
    var all = new RagSpeed(largest.task(), "", 0, 0, Duration.ZERO, Duration.ZERO, searches);
    parts.add(
        "a search p50 %.1f ms, p99 %.1f ms"
            .formatted(millis(all.percentile(50)), millis(all.percentile(99))));
    return String.join("; ", parts);
  }

  private String merged(RagTask task) {
    return has(task, RagRow.MERGED)
        ? ", merged " + mrr(task, RagRow.MERGED, Searcher.SIMPLECODER)
        : "";
  }

  private boolean has(RagTask task, String corpus) {
    return rows.stream().anyMatch(row -> row.task() == task && row.corpus().equals(corpus));
  }

  private String mrr(RagTask task, String corpus, Searcher searcher) {
    return rows.stream()
        .filter(
            row -> row.task() == task && row.corpus().equals(corpus) && row.searcher() == searcher)
        .map(row -> number(row.scores().mrr()))
        .findFirst()
        .orElse("-");
  }

  private List<List<String>> scoreTable(RagTask task) {
    List<String> head = new ArrayList<>(List.of("CORPUS", "SYSTEM", "QUERIES"));
    head.addAll(SCORES);
    List<List<String>> table = new ArrayList<>(List.of(head));
    for (Searcher searcher : Searcher.values()) {
      for (RagRow row : rows) {
        if (row.task() == task && row.searcher() == searcher) {
          List<String> cells = new ArrayList<>();
          cells.add(row.corpus());
          cells.add(searcher.words());
          cells.add(String.valueOf(row.queries()));
          values(row.scores()).forEach(value -> cells.add(number(value)));
          table.add(cells);
        }
      }
    }
    return table;
  }

  private List<List<String>> speedTable(RagTask task) {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("CORPUS", "FILES", "INDEX", "SIZE", "ONE CHANGED", "p50", "p99"));
    for (RagSpeed speed : speeds) {
      if (speed.task() == task) {
        table.add(
            List.of(
                speed.corpus(),
                Quantity.number(speed.files()),
                String.format(Locale.ROOT, "%.0f ms", millis(speed.indexed())),
                Quantity.bytes(speed.bytes()),
                String.format(Locale.ROOT, "%.0f ms", millis(speed.updated())),
                String.format(Locale.ROOT, "%.1f ms", millis(speed.percentile(50))),
                String.format(Locale.ROOT, "%.1f ms", millis(speed.percentile(99)))));
      }
    }
    return table;
  }

  private static List<Double> values(Scores scores) {
    return List.of(
        scores.hit1(),
        scores.hit5(),
        scores.hit10(),
        scores.recall1(),
        scores.recall5(),
        scores.recall10(),
        scores.mrr(),
        scores.segments10());
  }

  private static String number(double value) {
    return value < 0 ? "-" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1_000_000.0;
  }

  private static String lower(RagTask task) {
    return task.name().toLowerCase(Locale.ROOT);
  }
}
