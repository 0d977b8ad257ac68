package dev.simplecoder.app.bench;

import dev.simplecoder.app.command.SettingOptions;
import dev.simplecoder.app.command.WorkspaceOption;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.task.Consoles;
import dev.simplecoder.router.gate.acceptance.FeatureTable;
import dev.simplecoder.router.gate.acceptance.PopulationFit;
import dev.simplecoder.router.gate.acceptance.PopulationFit.Decided;
import dev.simplecoder.router.gate.measure.GateBenchmark;
import dev.simplecoder.router.gate.measure.Quality;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder bench gate --data DIR}. */
final class GateBench implements Bench {

  private static final String WEIGHTS = "--weights";

  @Override
  public String name() {
    return "gate";
  }

  @Override
  public String about() {
    return "how well acceptance of suggestions is foreseen for people who were left out, and what"
        + " showing less of them would have saved, beside showing all and none. DIR has"
        + " copilot_cups_suggestions.csv or realhumaneval_chat.csv or both, and may have"
        + " baseline_oof_copilot.csv and baseline_oof_chat.csv with forecasts of others.";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(
        OptionSpec.builder(WEIGHTS)
            .arity("1")
            .type(String.class)
            .paramLabel("SET.STAGE")
            .description(
                "gate: print the weights of everybody instead, as they are shipped:"
                    + " inline.context, inline.suggestion, chat.context or chat.suggestion.")
            .build());
  }

  @Override
  public ExitCode run(Path data, ParseResult parsed, Shell shell, Findings findings)
      throws IOException, InterruptedException {
    List<GateSet> sets = Arrays.stream(GateSet.values()).filter(set -> set.isIn(data)).toList();
    if (sets.isEmpty()) {
      throw BenchCommand.noData(data.toString());
    }
    if (parsed.hasMatchedOption(WEIGHTS)) {
      weights(data, sets, parsed.matchedOptionValue(WEIGHTS, "")).forEach(shell.out()::println);
      return ExitCode.DONE;
    }
    var settings = SettingOptions.load(parsed, shell, WorkspaceOption.of(parsed, shell));
    List<GateTables.Part> parts = new ArrayList<>();
    try (Console console = Consoles.of(shell, settings)) {
      console.beginWait("reading decisions", Duration.ZERO);
      for (GateSet set : sets) {
        parts.add(measured(data, set, console));
      }
      console.endWait();
    }
    var tables = new GateTables(parts);
    findings.found(tables.json(), tables.lines(Style.PLAIN));
    return ExitCode.DONE;
  }

  private static GateTables.Part measured(Path data, GateSet set, Console console)
      throws IOException, InterruptedException {
    CsvFile csv = set.read(data);
    List<Decided> rows = set.decided(csv);
    long people = rows.stream().map(Decided::person).distinct().count();
    if (people < 3) {
      throw new UserError(
          set.words() + ": expected decisions of 3 people at least, found " + people,
          "Each is judged by what was learned from the others.");
    }
    List<GateTables.Recorded> recorded = new ArrayList<>();
    set.recorded(data)
        .forEach((column, said) -> recorded.add(new GateTables.Recorded(column, Quality.of(said))));
    var benchmark =
        GateBenchmark.of(
            set.table(),
            rows,
            Random::new,
            done -> console.relabelWait(set.words() + ", " + done + " of " + people + " people"));
    console.relabelWait(set.words() + ", intervals");
    List<GateTables.Case> cases = new ArrayList<>();
    set.spent(csv)
        .forEach((what, spent) ->
            cases.add(
                new GateTables.Case(what, benchmark.savings(spent), benchmark.lengths(spent))));
    return new GateTables.Part(
        set.words(), recorded, benchmark.models(), benchmark.learned(), cases);
  }

  /** Fitted to all rows, with its penalty and calibration chosen by folds. */
  private static List<String> weights(Path data, List<GateSet> sets, String wanted)
      throws IOException {
    for (GateSet set : sets) {
      for (FeatureTable.Known known : FeatureTable.Known.values()) {
        FeatureTable table = set.table();
        if (wanted.equals(set.name().toLowerCase(Locale.ROOT) + "." + known.word())) {
          return PopulationFit.of(table.of(known), set.decided(set.read(data)))
              .weights()
              .lines(table.version());
        }
      }
    }
    throw new UserError(
        WEIGHTS + ": expected a set of the data and a stage, found \"" + wanted + "\"",
        "Try inline.suggestion.");
  }
}
