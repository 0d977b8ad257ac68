package dev.simplecoder.app.learn;

import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.app.runs.RunConfig;
import dev.simplecoder.app.runs.chart.Chart;
import dev.simplecoder.app.runs.chart.Svg;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A run as a page that opens by itself: no script, and nothing from elsewhere. */
final class Page {

  private final RunConfig config;
  private final Claim claim;
  private final List<Baseline> baselines;
  private final List<StepFigures> steps;
  private final Course course;

  Page(
      RunConfig config,
      Claim claim,
      List<Baseline> baselines,
      List<StepFigures> steps,
      Course course) {
    this.config = config;
    this.claim = claim;
    this.baselines = List.copyOf(baselines);
    this.steps = List.copyOf(steps);
    this.course = course;
  }

  String html(List<Chart> charts) {
    return TextBeside.of(Page.class, "page.html")
        .replace("{started}", config.started().truncatedTo(ChronoUnit.SECONDS).toString())
        .replace("{first}", card(claim.first()))
        .replace("{last}", card(claim.last()))
        .replace("{gain}", points(claim.gain()))
        .replace("{verdict}", verdict())
        .replace("{window}", String.valueOf(claim.steps()))
        .replace("{heldOut}", String.valueOf(course.heldOut().size()))
        .replace("{training}", String.valueOf(course.training().size()))
        .replace("{ways}", ways())
        .replace("{charts}", charts.stream().map(Page::figure).collect(Collectors.joining()))
        .replace("{steps}", stepRows())
        .replace("{config}", configRows());
  }

  /** What the interval of the gain lets one say. */
  private String verdict() {
    if (0 < claim.gain().interval().low()) {
      return "more than chance";
    }
    return claim.gain().interval().high() < 0 ? "worse, more than chance" : "may be chance";
  }

  private String ways() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(way("first", claim.first(), steps.subList(0, claim.steps())));
    rows.add(way("last", claim.last(), steps.subList(steps.size() - claim.steps(), steps.size())));
    for (Baseline way : baselines) {
      String cost = way.kind() == Baseline.Kind.ORACLE ? "" : decimal(way.billions());
      rows.add(List.of(way.name(), words(way.heldOut()), cost));
    }
    return rows(rows);
  }

  private static List<String> way(String which, Mean heldOut, List<StepFigures> window) {
    double billions = window.stream().mapToDouble(StepFigures::billions).average().orElseThrow();
    return List.of(
        "the policy, %s %d steps".formatted(which, window.size()),
        words(heldOut),
        decimal(billions));
  }

  private String stepRows() {
    return rows(
        steps.stream()
            .map(step ->
                List.of(
                    String.valueOf(step.number()),
                    words(step.heldOut()),
                    decimal(step.reward().value()),
                    percent(step.right().value()),
                    percent(step.noProgram().value()),
                    step.skipped() + " of " + step.groups(),
                    decimal(step.tokens())))
            .toList());
  }

  private String configRows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("command", config.command()));
    for (Map<String, String> part :
        List.of(config.settings(), config.inputs(), config.versions())) {
      part.forEach((name, value) -> rows.add(List.of(name, value)));
    }
    return rows(rows);
  }

  private static String rows(List<List<String>> rows) {
    return rows.stream()
        .map(row ->
            row.stream()
                .map(cell -> "<td>" + Svg.escaped(cell) + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>\n")))
        .collect(Collectors.joining());
  }

  private static String figure(Chart chart) {
    return "<figure>\n" + Svg.of(chart) + "</figure>\n";
  }

  private static String words(Mean mean) {
    return "%s (%s to %s)"
        .formatted(
            percent(mean.value()), percent(mean.interval().low()), percent(mean.interval().high()));
  }

  private static String card(Mean mean) {
    return "%s <small>%s to %s</small>"
        .formatted(
            percent(mean.value()), percent(mean.interval().low()), percent(mean.interval().high()));
  }

  private static String points(Mean gain) {
    return String.format(
        Locale.ROOT,
        "%+.1f points <small>%+.1f to %+.1f</small>",
        100 * gain.value(),
        100 * gain.interval().low(),
        100 * gain.interval().high());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
