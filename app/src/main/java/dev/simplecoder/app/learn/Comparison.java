package dev.simplecoder.app.learn;

import dev.simplecoder.app.runs.RunReport;
import dev.simplecoder.app.shell.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What runs have learned, for a person. */
final class Comparison {

  private static final String UNKNOWN = "-";

  private Comparison() {}

  /** The last lines of a run. */
  static List<String> words(Claim claim) {
    return List.of(
        "held-out tasks right in the first %d steps: %s"
            .formatted(claim.steps(), words(claim.first())),
        "held-out tasks right in the last %d steps: %s"
            .formatted(claim.steps(), words(claim.last())),
        "gain, paired by task: " + points(claim.gain()));
  }

  private static String words(Mean mean) {
    return share(mean.value(), mean.interval().low(), mean.interval().high());
  }

  private static String points(Mean mean) {
    return points(mean.value(), mean.interval().low(), mean.interval().high());
  }

  /** A table in Markdown with a line for each run, and one for each way that learns nothing. */
  static List<String> lines(List<RunReport.Run> runs) {
    List<String> lines = new ArrayList<>();
    lines.add("| run | trainer | seed | first steps | last steps | gain, paired by task |");
    lines.add("|---|---|---|---|---|---|");
    for (RunReport.Run run : runs) {
      requireLearning(run);
      List<String> cells = new ArrayList<>();
      cells.add(run.name());
      cells.add(run.config().settings().getOrDefault("--trainer", UNKNOWN));
      cells.add(run.config().settings().getOrDefault("--seed", UNKNOWN));
      cells.add(figure(run, "first ", Comparison::share));
      cells.add(figure(run, "last ", Comparison::share));
      cells.add(figure(run, "gain", Comparison::points));
      lines.add("| " + String.join(" | ", cells) + " |");
    }
    List<String> ways = runs.stream().flatMap(run -> ways(run).stream()).toList();
    if (!ways.isEmpty()) {
      lines.addAll(List.of("", "| run | way | held out |", "|---|---|---|"));
      lines.addAll(ways);
    }
    return lines;
  }

  private static void requireLearning(RunReport.Run run) {
    if (!run.config().command().equals("learn")) {
      throw new UserError(
          run.name() + " was a run of " + run.config().command(),
          "simplecoder bench report shows it.");
    }
  }

  private static List<String> ways(RunReport.Run run) {
    List<String> ways = new ArrayList<>();
    for (Map<String, @Nullable Object> row : run.rows()) {
      if (row.get("way") instanceof String way) {
        ways.add("| %s | %s | %s |".formatted(run.name(), way, words(row, Comparison::share)));
      }
    }
    return ways;
  }

  /** A run that is not at its end has none. */
  private static String figure(RunReport.Run run, String window, Words words) {
    for (Map<String, @Nullable Object> row : run.rows()) {
      if (row.get("window") instanceof String name && name.startsWith(window)) {
        return words(row, words);
      }
    }
    return UNKNOWN;
  }

  /** Writes a figure with its interval. */
  private interface Words {
    String of(double value, double low, double high);
  }

  private static String words(Map<String, @Nullable Object> row, Words words) {
    return row.get("held_out") instanceof Double value
            && row.get("held_out_low") instanceof Double low
            && row.get("held_out_high") instanceof Double high
        ? words.of(value, low, high)
        : UNKNOWN;
  }

  private static String share(double value, double low, double high) {
    return String.format(Locale.ROOT, "%.1f %% (%.1f to %.1f)", 100 * value, 100 * low, 100 * high);
  }

  private static String points(double value, double low, double high) {
    return String.format(
        Locale.ROOT, "%+.1f points (%+.1f to %+.1f)", 100 * value, 100 * low, 100 * high);
  }
}
