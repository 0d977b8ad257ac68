package dev.simplecoder.app.runs;

import dev.simplecoder.app.shell.Refusal;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.JsonLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The rows of runs as tables in Markdown: rows with the same fields are one table. */
public final class RunReport {

  private RunReport() {}

  /**
   * A run and what it was called with.
   *
   * @param name of its folder
   */
  public record Run(
      String name, RunConfig config, List<SequencedMap<String, @Nullable Object>> rows) {

    public Run {
      rows = List.copyOf(rows);
    }

    /** From its folder; one that was cut off, or still runs, has its whole rows. */
    public static Run read(Path folder) {
      Path metrics = folder.resolve(RunDirectory.METRICS);
      List<SequencedMap<String, @Nullable Object>> rows = new ArrayList<>();
      RunConfig config = RunDirectory.config(folder);
      try {
        String written = Files.readString(metrics);
        for (String line : written.substring(0, written.lastIndexOf('\n') + 1).lines().toList()) {
          rows.add(JsonLine.fields(line));
        }
      } catch (NoSuchFileException _) {
        // It ended before there was a row.
      } catch (IOException unreadable) {
        throw new UserError(
            metrics + " cannot be read: " + Refusal.of(unreadable),
            "Run it again, or leave this run out.");
      }
      return new Run(folder.toAbsolutePath().normalize().getFileName().toString(), config, rows);
    }
  }

  /** All runs of one command under one heading, with a column that tells them apart. */
  public static String of(List<Run> runs) {
    SequencedMap<String, List<Run>> byCommand = new LinkedHashMap<>();
    runs.forEach(
        run -> byCommand.computeIfAbsent(run.config().command(), _ -> new ArrayList<>()).add(run));
    var text = new StringBuilder();
    byCommand.forEach((command, same) -> {
      text.append("# ").append(command).append("\n\n");
      same.forEach(run -> text.append(head(run)));
      tables(same).forEach(table -> text.append('\n').append(table));
      text.append('\n');
    });
    return text.toString();
  }

  private static String head(Run run) {
    var settings = new StringBuilder();
    run.config()
        .settings()
        .forEach((name, value) -> settings.append(", ").append(name).append(' ').append(value));
    return "- `%s`, started %s, version %s%s\n"
        .formatted(
            run.name(),
            run.config().started(),
            run.config().versions().getOrDefault("simplecoder", "?"),
            settings);
  }

  private static List<String> tables(List<Run> runs) {
    SequencedMap<List<String>, StringBuilder> tables = new LinkedHashMap<>();
    for (Run run : runs) {
      for (SequencedMap<String, @Nullable Object> row : run.rows()) {
        List<String> columns = List.copyOf(row.sequencedKeySet());
        StringBuilder table =
            tables.computeIfAbsent(columns, _ -> new StringBuilder(heading(columns, runs.size())));
        List<String> cells = new ArrayList<>(1 < runs.size() ? List.of(run.name()) : List.of());
        row.values().forEach(value -> cells.add(cell(value)));
        table.append(line(cells));
      }
    }
    return tables.values().stream().map(StringBuilder::toString).toList();
  }

  private static String heading(List<String> columns, int runs) {
    List<String> names = new ArrayList<>(1 < runs ? List.of("run") : List.of());
    names.addAll(columns);
    return line(names) + "|" + "---|".repeat(names.size()) + "\n";
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells.stream().map(RunReport::plain).toList()) + " |\n";
  }

  /** A cell ends at a bar or a line end. */
  private static String plain(String text) {
    return text.replace("|", "\\|").replaceAll("\\R", " ");
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "-";
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e9 ->
          String.valueOf(number.longValue());
      case Double number -> String.format(Locale.ROOT, "%.4g", number);
      case Map<?, ?> _ -> throw new IllegalArgumentException("rows are flat: " + value);
      default -> value.toString();
    };
  }
}
