package dev.simplecoder.app.catalog;

import dev.simplecoder.app.models.Choice;
import dev.simplecoder.app.models.Listed;
import dev.simplecoder.app.models.ServedModel;
import dev.simplecoder.app.models.ServerKind;
import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Table;
import dev.simplecoder.app.shell.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** The models of a server as a person reads them. */
public final class ModelTable {

  private static final String UNKNOWN = "-";
  private static final int NAME = 1;

  /** A terminal with fewer columns is shown what decides only. */
  private static final int WIDE = 100;

  private static final List<Column> COLUMNS =
      List.of(
          new Column("", Width.ANY, row -> row.listed.isChosen(row.server, row.model) ? "*" : ""),
          new Column("NAME", Width.ANY, row -> row.model.name()),
          new Column("SIZE", Width.ANY, row -> positive(row.model.bytes(), Quantity::bytes)),
          new Column("PARAMS", Width.WIDE, row -> row.model.parameters()),
          new Column("QUANT", Width.WIDE, row -> row.model.quantisation()),
          new Column(
              "WINDOW", Width.ANY, row -> positive(row.model.contextLength(), Quantity::number)),
          new Column("MEMORY", Width.ANY, row -> memory(row.model, row.server.kind())),
          new Column("CALLS", Width.ANY, row -> row.known.calls()),
          new Column("TOK/S", Width.ANY, row -> measured(row.known.measured().decodeRate(), "")),
          new Column("LOAD", Width.WIDE, row -> measured(row.known.measured().loadSeconds(), " s")),
          new Column("CAN", Width.ANY, row -> abilities(row.model)));

  private ModelTable() {}

  private enum Width {
    ANY,
    WIDE
  }

  private record Column(String head, Width width, Function<Row, String> cell) {

    String text(Row row) {
      String text = cell.apply(row);
      return text.isEmpty() && !head.isEmpty() ? UNKNOWN : text;
    }
  }

  private record Row(ServedModel model, Listed.Server server, Listed listed, KnownModel known) {}

  /** Empty where the server has no model. */
  static List<String> lines(
      Listed.Server server, Listed listed, Function<ServedModel, KnownModel> known, Style style) {
    if (server.models().isEmpty()) {
      return List.of();
    }
    List<Column> columns =
        COLUMNS.stream()
            .filter(column -> column.width == Width.ANY || WIDE <= style.columns())
            .toList();
    List<List<String>> rows = new ArrayList<>();
    rows.add(columns.stream().map(Column::head).toList());
    for (ServedModel model : server.models()) {
      var row = new Row(model, server, listed, known.apply(model));
      rows.add(columns.stream().map(column -> column.text(row)).toList());
    }
    return new Table(NAME, style).lines(rows);
  }

  /** Which of the models a task would use. */
  static String line(Choice choice) {
    return Visible.line(
        switch (choice) {
          case Choice.One one -> "* " + words(one);
          case Choice.None(var problem) -> "a task has no model to use: " + problem.line();
        });
  }

  /** For a person; also the doctor says it so. */
  public static String words(Choice.One one) {
    return "a task would use %s with a window of %s tokens: %s"
        .formatted(one.model().name(), Quantity.number(one.contextTokens()), one.why());
  }

  /** Every model can complete a text, so that is not said. */
  private static String abilities(ServedModel model) {
    return model.capabilities().stream()
        .filter(capability -> !capability.equals("completion"))
        .collect(Collectors.joining(", "));
  }

  private static String positive(long number, LongFunction<String> words) {
    return number == 0 ? "" : words.apply(number);
  }

  private static String measured(double number, String unit) {
    return number <= 0
        ? ""
        : String.format(Locale.ROOT, number < 9.95 ? "%.1f%s" : "%.0f%s", number, unit);
  }

  private static String memory(ServedModel model, ServerKind kind) {
    ServedModel.Loaded loaded = model.loaded();
    if (loaded == null) {
      return switch (kind) {
        case OLLAMA -> "no";
        case OPEN_AI -> "";
        case ENGINE -> "no";
      };
    }
    int percent = loaded.videoPercent();
    return percent == 0 ? "CPU" : percent == 100 ? "GPU" : percent + "% GPU";
  }
}
