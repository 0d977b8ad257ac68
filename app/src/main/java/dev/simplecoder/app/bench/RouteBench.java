package dev.simplecoder.app.bench;

import dev.simplecoder.app.command.SettingOptions;
import dev.simplecoder.app.command.WorkspaceOption;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.store.RecordedOutcomes;
import dev.simplecoder.app.task.Consoles;
import dev.simplecoder.router.outcome.Population;
import dev.simplecoder.router.replay.RouteBenchmark;
import dev.simplecoder.router.replay.RouteBenchmark.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder bench route --data DIR}. */
final class RouteBench implements Bench {

  private static final String SEEDS = "--seeds";
  private static final int USUAL_SEEDS = 5;

  /** After so many tasks a policy is to be as good as the best single model. */
  private static final int WARMED_UP = 100;

  private static final String AGAIN = "qwen2.5-coder-7b";
  private static final List<Double> BUDGETS = List.of(2.3, 4.0, 7.6);

  @Override
  public String name() {
    return "route";
  }

  @Override
  public String about() {
    return "what choosing among models is worth on tasks where the outcomes of all of them are"
        + " known: one attempt and several, with and without what features say, under budgets, in"
        + " their order, and judged from a log; each beside the best single model. DIR has"
        + " arms.json, outcomes/*.jsonl.gz and problems/*.jsonl.gz.";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(
        OptionSpec.builder(SEEDS)
            .arity("1")
            .type(String.class)
            .paramLabel("N")
            .description("route: deal the tasks into folds N times (default: 5).")
            .build());
  }

  @Override
  public ExitCode run(Path data, ParseResult parsed, Shell shell, Findings findings)
      throws IOException, InterruptedException {
    int seeds = BenchCommand.number(parsed, SEEDS, USUAL_SEEDS);
    var recorded = new RecordedOutcomes(data);
    List<RouteSet> sets =
        List.of(RouteSet.values()).stream().filter(set -> set.isIn(recorded)).toList();
    if (sets.isEmpty()) {
      throw BenchCommand.noData(data.toString());
    }
    var settings = SettingOptions.load(parsed, shell, WorkspaceOption.of(parsed, shell));
    var benchmark = new RouteBenchmark(Population.shipped(), seeds, Random::new);
    List<Supplier<Row>> wanted = new ArrayList<>();
    for (RouteSet set : sets) {
      wanted.addAll(rows(set, recorded, benchmark));
    }
    var tables = new RouteTables(measured(wanted, shell, settings));
    findings.found(tables.json(), tables.lines(Style.PLAIN));
    return ExitCode.DONE;
  }

  private static List<Supplier<Row>> rows(
      RouteSet set, RecordedOutcomes recorded, RouteBenchmark benchmark) throws IOException {
    var named = new RouteBenchmark.Named(set.words(), set.read(recorded));
    if (set == RouteSet.HUMANEVAL_REAL) {
      return benchmark.budgets(named, AGAIN, BUDGETS);
    }
    List<Supplier<Row>> rows = new ArrayList<>(benchmark.ablation(named));
    rows.addAll(benchmark.repair(named));
    int from = Math.min(WARMED_UP, named.table().tasks().size() / 2);
    rows.addAll(benchmark.inOrder(named, set.priorWithout(recorded), from));
    if (set == RouteSet.MINT) {
      rows.addAll(benchmark.fromLog(named));
    }
    return rows;
  }

  private static List<Row> measured(List<Supplier<Row>> wanted, Shell shell, Settings settings)
      throws InterruptedException {
    List<Row> rows = new ArrayList<>();
    try (Console console = Consoles.of(shell, settings)) {
      var headway =
          new Headway(
              "measuring " + wanted.size() + " rows", wanted.size(), console, shell.clock());
      for (Supplier<Row> next : wanted) {
        if (Thread.interrupted()) {
          throw new InterruptedException("after " + rows.size() + " rows");
        }
        Row row = next.get();
        rows.add(row);
        headway.passed(" (rows, " + row.table() + ")");
      }
      console.endWait();
    }
    return rows;
  }
}
