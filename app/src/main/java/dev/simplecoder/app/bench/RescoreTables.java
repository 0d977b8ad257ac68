package dev.simplecoder.app.bench;

import dev.simplecoder.agent.evidence.FailureClass;
import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Table;
import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.app.store.RecordedProgram;
import dev.simplecoder.tools.program.Tested;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What running recorded programs again came to, as tables for a person or lines for a program. */
final class RescoreTables {

  private final List<Rescored> rows;
  private final int wanted;
  private final String sandbox;
  private final Duration took;

  /**
   * @param wanted how many programs were to be run, of which there may be fewer rows
   */
  RescoreTables(List<Rescored> rows, int wanted, String sandbox, Duration took) {
    this.rows = List.copyOf(rows);
    this.wanted = wanted;
    this.sandbox = sandbox;
    this.took = took;
  }

  /** The tables, and one line that sums them up. */
  List<String> lines(Style style) {
    List<String> lines = new ArrayList<>();
    lines.addAll(new Table(1, style).lines(groupTable()));
    lines.add("");
    lines.addAll(new Table(0, style).lines(classTable()));
    lines.add("");
    lines.add(summary());
    return lines;
  }

  /** A line for each program about which the two runs disagree. */
  List<String> disagreements() {
    return disagreeing().stream().map(RescoreTables::words).toList();
  }

  /** A line for each group, each class of failures, each disagreement, and one for all. */
  List<String> json() {
    List<String> lines = new ArrayList<>();
    groups()
        .forEach((group, members) -> {
          SequencedMap<String, @Nullable Object> fields = fields("group");
          fields.put("source", group.source());
          fields.put("arm", group.arm());
          fields.putAll(counts(members));
          lines.add(JsonLine.of(fields));
        });
    failures()
        .forEach((failure, count) -> {
          SequencedMap<String, @Nullable Object> fields = fields("failure");
          fields.put("class", failure.name().toLowerCase(Locale.ROOT));
          fields.put("programs", count);
          lines.add(JsonLine.of(fields));
        });
    disagreeing().forEach(row -> lines.add(JsonLine.of(disagreement(row))));
    SequencedMap<String, @Nullable Object> all = fields("all");
    all.putAll(counts(rows));
    all.put("wanted", wanted);
    all.put("sandbox", sandbox);
    all.put("seconds", seconds());
    all.put("ended_at_a_limit", endedAtALimit().size());
    all.put("seconds_until_then", untilALimit().toMillis() / 1000.0);
    lines.add(JsonLine.of(all));
    return lines;
  }

  private String summary() {
    String programs =
        rows.size() < wanted
            ? Quantity.number(rows.size()) + " of " + Quantity.of(wanted, "program")
            : Quantity.of(wanted, "program");
    return "%s run again in %s: agreement %s (hidden %s, visible %s), %s to look at; %s"
        .formatted(
            programs,
            sandbox,
            percent(Rescored::agrees, rows),
            percent(Rescored::agreesOnHidden, rows),
            percent(Rescored::agreesOnVisible, rows),
            Quantity.of(disagreeing().size(), "disagreement"),
            effort());
  }

  /** Some runs take as long as hundreds of the others. */
  private String effort() {
    return "%s in %s, %s; %s ended at a limit, after %s in all"
        .formatted(
            Quantity.of(2L * rows.size(), "run"),
            Quantity.time(took),
            rate(),
            Quantity.number(endedAtALimit().size()),
            Quantity.time(untilALimit()));
  }

  private String rate() {
    double programs = seconds() == 0 ? 0 : rows.size() / seconds();
    return String.format(Locale.ROOT, "%.0f runs/s, %.0f programs/s", 2 * programs, programs);
  }

  private List<Tested> endedAtALimit() {
    return rows.stream()
        .flatMap(row -> Stream.of(row.hidden(), row.visible()))
        .filter(run -> run.failure() == FailureClass.TIMEOUT)
        .toList();
  }

  private Duration untilALimit() {
    return endedAtALimit().stream().map(Tested::took).reduce(Duration.ZERO, Duration::plus);
  }

  private double seconds() {
    return took.toMillis() / 1000.0;
  }

  private record Group(String source, String arm) {}

  private SequencedMap<Group, List<Rescored>> groups() {
    return rows.stream()
        .sorted(
            Comparator.comparing((Rescored row) -> row.recorded().source())
                .thenComparing(row -> row.recorded().arm()))
        .collect(
            Collectors.groupingBy(
                row -> new Group(row.recorded().source(), row.recorded().arm()),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private List<List<String>> groupTable() {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("SOURCE", "ARM", "PROGRAMS", "PASSED", "RECORDED", "AGREE", "VISIBLE AGREE"));
    groups()
        .forEach((group, members) ->
            table.add(
                List.of(
                    group.source(),
                    group.arm(),
                    Quantity.number(members.size()),
                    percent(row -> row.hidden().isPassed(), members),
                    percent(row -> row.recorded().hidden(), members),
                    percent(Rescored::agreesOnHidden, members),
                    percent(Rescored::agreesOnVisible, members))));
    return table;
  }

  private List<List<String>> classTable() {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("FAILURE", "PROGRAMS", "SHARE"));
    failures()
        .forEach((failure, count) ->
            table.add(
                List.of(
                    words(failure),
                    Quantity.number(count),
                    percent(row -> row.hidden().failure() == failure, rows))));
    return table;
  }

  /** Of the hidden tests. */
  private Map<FailureClass, Integer> failures() {
    Map<FailureClass, Integer> counts = new TreeMap<>();
    for (Rescored row : rows) {
      FailureClass failure = row.hidden().failure();
      if (failure != null) {
        counts.merge(failure, 1, Integer::sum);
      }
    }
    return counts;
  }

  private List<Rescored> disagreeing() {
    return rows.stream()
        .filter(row -> !row.agrees())
        .sorted(
            Comparator.comparing((Rescored row) -> row.recorded().place())
                .thenComparingInt(row -> row.recorded().number()))
        .toList();
  }

  private static String words(Rescored row) {
    RecordedProgram recorded = row.recorded();
    return "%s: %s of %s, attempt %d, recorded %s: hidden %s, recorded %s; visible %s, recorded %s"
        .formatted(
            recorded.place(),
            recorded.problem().id(),
            recorded.arm(),
            recorded.number(),
            recorded.verdict(),
            words(row.hidden()),
            words(recorded.hidden()),
            words(row.visible()),
            words(recorded.visible()));
  }

  private static String words(boolean passed) {
    return passed ? "passed" : "failed";
  }

  private static String words(Tested tested) {
    FailureClass failure = tested.failure();
    return failure == null
        ? words(tested.isPassed())
        : "%s (%d of %d)".formatted(words(failure), tested.passed(), tested.tests());
  }

  private static String words(FailureClass failure) {
    return failure.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static SequencedMap<String, @Nullable Object> disagreement(Rescored row) {
    SequencedMap<String, @Nullable Object> fields = fields("disagreement");
    fields.put("place", row.recorded().place());
    fields.put("source", row.recorded().source());
    fields.put("arm", row.recorded().arm());
    fields.put("task", row.recorded().problem().id());
    fields.put("k", row.recorded().number());
    fields.put("recorded", row.recorded().verdict());
    fields.put("recorded_hidden", row.recorded().hidden());
    fields.put("recorded_visible", row.recorded().visible());
    fields.put("hidden", words(row.hidden()));
    fields.put("visible", words(row.visible()));
    return fields;
  }

  private static SequencedMap<String, @Nullable Object> fields(String row) {
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("row", row);
    return fields;
  }

  private static Map<String, Object> counts(List<Rescored> members) {
    SequencedMap<String, Object> counts = new LinkedHashMap<>();
    counts.put("programs", members.size());
    counts.put("passed", count(row -> row.hidden().isPassed(), members));
    counts.put("recorded_passed", count(row -> row.recorded().hidden(), members));
    counts.put("agree_hidden", count(Rescored::agreesOnHidden, members));
    counts.put("agree_visible", count(Rescored::agreesOnVisible, members));
    return counts;
  }

  private static long count(Predicate<Rescored> what, List<Rescored> members) {
    return members.stream().filter(what).count();
  }

  private static String percent(Predicate<Rescored> what, List<Rescored> members) {
    return members.isEmpty()
        ? "-"
        : String.format(Locale.ROOT, "%.2f %%", 100.0 * count(what, members) / members.size());
  }
}
