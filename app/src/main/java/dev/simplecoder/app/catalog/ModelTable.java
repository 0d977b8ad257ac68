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
import java.util.stream.Collectors;

/** The models of a server as a person reads them. */
public final class ModelTable {

  private static final String UNKNOWN = "-";
  private static final List<String> HEAD =
      List.of("", "NAME", "SIZE", "PARAMS", "QUANT", "WINDOW", "MEMORY", "CAN");
  private static final int NAME = 1;

  private ModelTable() {}

  /** The table, and which of the models a task would use. */
  static List<String> lines(Listed.Found found, Style style) {
    List<String> lines = new ArrayList<>();
    if (!found.models().isEmpty()) {
      List<List<String>> rows = new ArrayList<>(List.of(HEAD));
      found.models().forEach(model -> rows.add(row(model, found)));
      lines.addAll(new Table(NAME, style).lines(rows));
    }
    lines.add(
        Visible.line(
            switch (found.choice()) {
              case Choice.One one -> "* " + words(one);
              case Choice.None(var problem) -> "a task has no model to use: " + problem.line();
            }));
    return lines;
  }

  /** For a person; also the doctor says it so. */
  public static String words(Choice.One one) {
    return "a task would use %s with a window of %s tokens: %s"
        .formatted(one.model().name(), Quantity.number(one.contextTokens()), one.why());
  }

  static boolean isChosen(ServedModel model, Choice choice) {
    return choice instanceof Choice.One one && one.model().name().equals(model.name());
  }

  /** Every model can complete a text, so that is not said. */
  private static List<String> row(ServedModel model, Listed.Found found) {
    return List.of(
        isChosen(model, found.choice()) ? "*" : "",
        model.name(),
        model.bytes() == 0 ? UNKNOWN : Quantity.bytes(model.bytes()),
        said(model.parameters()),
        said(model.quantisation()),
        model.contextLength() == 0 ? UNKNOWN : Quantity.number(model.contextLength()),
        memory(model, found.kind()),
        said(
            model.capabilities().stream()
                .filter(capability -> !capability.equals("completion"))
                .collect(Collectors.joining(", "))));
  }

  private static String said(String text) {
    return text.isEmpty() ? UNKNOWN : text;
  }

  private static String memory(ServedModel model, ServerKind kind) {
    ServedModel.Loaded loaded = model.loaded();
    if (loaded == null) {
      return switch (kind) {
        case OLLAMA -> "no";
        case OPEN_AI -> UNKNOWN;
      };
    }
    int percent = loaded.videoPercent();
    return percent == 0 ? "CPU" : percent == 100 ? "GPU" : percent + "% GPU";
  }
}
