package dev.simplecoder.app.bench;

import dev.simplecoder.app.command.SettingOptions;
import dev.simplecoder.app.command.WorkspaceOption;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.sandbox.OpenedSandbox;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.RecordedProgram;
import dev.simplecoder.app.store.RecordedPrograms;
import dev.simplecoder.app.task.Consoles;
import dev.simplecoder.tools.program.TestHarness;
import dev.simplecoder.tools.sandbox.Caps;
import dev.simplecoder.tools.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder bench rescore --data DIR}. */
final class RescoreBench implements Bench {

  private static final String SAMPLE = "--sample";
  private static final String SEED = "--seed";
  private static final String JOBS = "--jobs";
  private static final String VERBOSE = "--verbose";

  /** The recorded verdicts were found with 4 to 5 seconds. */
  private static final Caps CAPS = Caps.PROGRAM.withWall(Duration.ofSeconds(5));

  private final Opening opening;

  RescoreBench(Opening opening) {
    this.opening = opening;
  }

  /** How a sandbox is opened. */
  @FunctionalInterface
  interface Opening {
    OpenedSandbox open(Settings settings, Shell shell) throws IOException, InterruptedException;
  }

  @Override
  public String name() {
    return "rescore";
  }

  @Override
  public String about() {
    return "run recorded programs of models again, with their hidden and their visible tests, and"
        + " compare with the verdicts that were recorded. DIR has problems/*.jsonl.gz with task_id,"
        + " prompt, entry_point, test and visible_tests, and completions/*.jsonl.gz with arm, src,"
        + " task_id, k, code, v, ok and vis, or repair/*.jsonl.gz with arm, kind, task_id and"
        + " attempts.";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(
        number(SAMPLE, "rescore: run N of the programs only, drawn at random."),
        number(SEED, "rescore: draw others (default: 1)."),
        number(JOBS, "rescore: run N at a time (default: one for each processor)."),
        OptionSpec.builder(VERBOSE)
            .arity("0")
            .type(boolean.class)
            .description("rescore: list the programs about which the verdicts disagree.")
            .build());
  }

  private static OptionSpec number(String name, String description) {
    return OptionSpec.builder(name)
        .arity("1")
        .type(String.class)
        .paramLabel("N")
        .description(description)
        .build();
  }

  @Override
  public ExitCode run(Path data, ParseResult parsed, Shell shell, Findings findings)
      throws IOException, InterruptedException {
    int sample = BenchCommand.number(parsed, SAMPLE, Integer.MAX_VALUE);
    int seed = BenchCommand.number(parsed, SEED, 1);
    int jobs = BenchCommand.number(parsed, JOBS, Runtime.getRuntime().availableProcessors());
    List<RecordedProgram> programs = sample(RecordedPrograms.in(data), sample, seed);
    if (programs.isEmpty()) {
      throw BenchCommand.noData(data.toString());
    }
    Settings settings = SettingOptions.load(parsed, shell, WorkspaceOption.of(parsed, shell));
    return switch (opening.open(settings, shell)) {
      case OpenedSandbox.Refused(String why, String remedy) -> throw new UserError(why, remedy);
      case OpenedSandbox.Ready(Sandbox sandbox, String _, String notice) -> {
        try (sandbox;
            Console console = Consoles.of(shell, settings)) {
          if (!notice.isEmpty()) {
            console.tell(notice);
          }
          run(programs, sandbox, jobs, console, parsed, shell, findings);
          yield ExitCode.DONE;
        }
      }
    };
  }

  /** What was measured is told in any case, also where the person ends it. */
  private static void run(
      List<RecordedProgram> programs,
      Sandbox sandbox,
      int jobs,
      Console console,
      ParseResult parsed,
      Shell shell,
      Findings findings)
      throws IOException, InterruptedException {
    var watch = new RescoreWatch(programs.size(), console, shell.clock());
    try {
      new Rescoring(new TestHarness(sandbox, CAPS, new SecureRandom()), jobs).run(programs, watch);
    } finally {
      hand(watch.end(sandbox.name()), parsed, findings);
    }
  }

  private static void hand(RescoreTables tables, ParseResult parsed, Findings findings)
      throws IOException {
    List<String> lines = new ArrayList<>();
    if (parsed.hasMatchedOption(VERBOSE)) {
      lines.addAll(tables.disagreements());
    }
    lines.addAll(tables.lines(Style.PLAIN));
    findings.found(tables.json(), lines);
  }

  /** In the order in which they were recorded. */
  private static List<RecordedProgram> sample(List<RecordedProgram> all, int most, int seed) {
    List<Integer> places = new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
    Collections.shuffle(places, new Random(seed));
    return places.stream().limit(most).sorted().map(all::get).toList();
  }
}
