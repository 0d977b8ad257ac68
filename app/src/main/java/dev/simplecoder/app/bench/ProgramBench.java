package dev.simplecoder.app.bench;

import dev.simplecoder.app.command.SettingOptions;
import dev.simplecoder.app.command.WorkspaceOption;
import dev.simplecoder.app.exercise.Asked;
import dev.simplecoder.app.exercise.Backend;
import dev.simplecoder.app.exercise.BackendOptions;
import dev.simplecoder.app.exercise.NotAttempted;
import dev.simplecoder.app.exercise.Sampling;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.runs.RunDirectory;
import dev.simplecoder.app.runs.RunLines;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.ArmSizes;
import dev.simplecoder.app.store.ProblemFile;
import dev.simplecoder.app.task.Consoles;
import dev.simplecoder.router.Arm;
import dev.simplecoder.tools.program.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder bench humaneval} and {@code bench mbpp}: models write programs. */
final class ProgramBench implements Bench {

  private static final String MODELS = "--models";
  private static final String LIMIT = "--limit";
  private static final String SAMPLES = "--samples";
  private static final String TEMPERATURE = "--temperature";
  private static final String SEED = "--seed";
  private static final String JOBS = "--jobs";
  private static final String ATTEMPTS = "attempts.jsonl";
  private static final String DISAGREEMENTS = "disagreements.jsonl";

  private final String name;
  private final Opening opening;

  ProgramBench(String name, Opening opening) {
    this.name = name;
    this.opening = opening;
  }

  /** How the models and the sandbox are opened. */
  @FunctionalInterface
  interface Opening {
    Backend open(List<String> models, ParseResult parsed, Settings settings, Shell shell)
        throws IOException, InterruptedException;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String about() {
    return "let models write the programs of "
        + name
        + ", run them with their visible and hidden tests, and say what the models come to alone"
        + " and together. DIR, or its folder problems, has "
        + name
        + ".jsonl or "
        + name
        + ".jsonl.gz; where it has arms.json, that says by active_b how large models are.";
  }

  @Override
  public List<OptionSpec> options() {
    return Stream.concat(
            Stream.of(
                option(MODELS, "A,B", "Ask these models (default: all of the servers)."),
                option(LIMIT, "N", "Take the first N tasks only."),
                option(SAMPLES, "N", "Let each model write N programs for each task (default: 1)."),
                option(TEMPERATURE, "T", "Draw at this temperature (default: the settings')."),
                option(SEED, "N", name + ": the seed of the first sample (default: 1)."),
                option(
                    JOBS, "N", name + ": N attempts at a time (default: one for each processor)."),
                Findings.resume()),
            BackendOptions.specs().stream())
        .toList();
  }

  private static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .arity("1")
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  @Override
  public ExitCode run(Path data, ParseResult parsed, Shell shell, Findings findings)
      throws IOException, InterruptedException {
    Settings settings = SettingOptions.load(parsed, shell, WorkspaceOption.of(parsed, shell));
    List<Problem> problems = ProblemFile.read(file(data));
    List<Problem> taken =
        problems.stream().limit(BenchCommand.number(parsed, LIMIT, Integer.MAX_VALUE)).toList();
    var sampling = sampling(parsed, settings);
    int samples = BenchCommand.number(parsed, SAMPLES, 1);
    int jobs = BenchCommand.number(parsed, JOBS, Runtime.getRuntime().availableProcessors());
    try (Backend backend = opening.open(models(parsed), parsed, settings, shell);
        Console console = Consoles.of(shell, settings)) {
      if (!backend.notice().isEmpty()) {
        console.tell(backend.notice());
      }
      Optional<RecordedBeside> recorded = recorded(parsed, shell, sampling);
      List<Arm> arms = able(sized(backend.arms(), data), taken, recorded, console);
      RunDirectory run = findings.run(also(backend, sampling));
      List<Asked> wanted = wanted(arms, taken, sampling, samples);
      List<Trial> made = made(run, wanted, jobs, backend, console, shell);
      var trials = new Trials(taken, arms, made);
      List<RecordedBeside.Pair> pairs =
          recorded.map(beside -> beside.pairs(made)).orElse(List.of());
      report(trials, pairs, run, findings, console);
      return ExitCode.DONE;
    } catch (NotAttempted failed) {
      shell.notice(failed.why());
      return ExitCode.MODEL;
    }
  }

  private static Optional<RecordedBeside> recorded(
      ParseResult parsed, Shell shell, Sampling sampling) throws IOException {
    Optional<Path> folder = BackendOptions.recorded(parsed, shell);
    return folder.isEmpty()
        ? Optional.empty()
        : Optional.of(new RecordedBeside(folder.get(), sampling.seed()));
  }

  /** A recorded model of which a task was not recorded would refuse it, and end the run. */
  private List<Arm> able(
      List<Arm> arms, List<Problem> taken, Optional<RecordedBeside> recorded, Console console) {
    if (recorded.isEmpty()) {
      return arms;
    }
    List<Arm> able = new ArrayList<>();
    for (Arm arm : arms) {
      long lacking = recorded.get().lacking(arm, taken);
      if (lacking == 0) {
        able.add(arm);
      } else {
        console.tell(
            "%s is left out: nothing was recorded of it for %s of %s"
                .formatted(arm.id(), Quantity.number(lacking), Quantity.of(taken.size(), "task")));
      }
    }
    if (able.isEmpty()) {
      throw new UserError(
          "none of these models was recorded with all the tasks of " + name,
          "Name other " + MODELS + ", or take the first tasks only with " + LIMIT + ".");
    }
    return able;
  }

  private List<Trial> made(
      RunDirectory run, List<Asked> wanted, int jobs, Backend backend, Console console, Shell shell)
      throws NotAttempted, InterruptedException {
    try (RunLines file = run.append(ATTEMPTS)) {
      return new ProgramRun(file, backend.attempter(), console, shell.clock()).run(wanted, jobs);
    } catch (NotAttempted | InterruptedException ended) {
      console.tell("to go on, call it again with --resume " + run.folder());
      throw ended;
    }
  }

  private void report(
      Trials trials,
      List<RecordedBeside.Pair> pairs,
      RunDirectory run,
      Findings findings,
      Console console)
      throws IOException {
    console.beginWait("choosing among the models", Duration.ZERO);
    ProgramTables tables = new Together(name).tables(trials, pairs);
    console.endWait();
    if (!pairs.isEmpty()) {
      run.write(
          DISAGREEMENTS,
          String.join("", tables.disagreeing().stream().map(pair -> pair.line() + "\n").toList()));
    }
    findings.found(tables.json(), tables.lines(Style.PLAIN));
  }

  private Path file(Path data) {
    for (Path folder : List.of(data, data.resolve("problems"))) {
      for (String end : List.of(".jsonl", ".jsonl.gz")) {
        Path file = folder.resolve(name + end);
        if (Files.isRegularFile(file)) {
          return file;
        }
      }
    }
    throw BenchCommand.noData(data.toString());
  }

  private static List<String> models(ParseResult parsed) {
    String given = parsed.matchedOptionValue(MODELS, "");
    return Arrays.stream(given.split(",", -1))
        .map(String::strip)
        .filter(model -> !model.isEmpty())
        .distinct()
        .toList();
  }

  private static Sampling sampling(ParseResult parsed, Settings settings) {
    double usual = settings.get(Keys.TEMPERATURE);
    String given = parsed.matchedOptionValue(TEMPERATURE, String.valueOf(usual));
    if (!given.matches("[01](\\.\\d{1,4})?|2(\\.0{1,4})?")) {
      throw new UserError(
          TEMPERATURE + ": expected a number from 0 to 2, found \"" + given + "\"",
          "Leave it away for " + usual + ".");
    }
    return new Sampling(Double.parseDouble(given), BenchCommand.number(parsed, SEED, 1));
  }

  /** What somebody has written down of a model's size goes before what a server says. */
  private static List<Arm> sized(List<Arm> arms, Path data) throws IOException {
    ArmSizes sizes = ArmSizes.in(data);
    return arms.stream()
        .map(arm ->
            new Arm(
                arm.id(),
                arm.family(),
                sizes.active(arm.id()).orElse(arm.activeBillions()),
                arm.greedy()))
        .toList();
  }

  private static SequencedMap<String, String> also(Backend backend, Sampling sampling) {
    SequencedMap<String, String> also = new LinkedHashMap<>();
    also.put("temperature", String.valueOf(sampling.temperature()));
    also.put("seed", String.valueOf(sampling.seed()));
    also.put("sandbox", backend.sandbox());
    backend.digests().forEach((model, digest) -> also.put("model " + model, digest));
    return also;
  }

  /** Arm after arm, so that a server that holds one model in memory loads each once. */
  private static List<Asked> wanted(
      List<Arm> arms, List<Problem> problems, Sampling sampling, int samples) {
    List<Asked> wanted = new ArrayList<>();
    for (Arm arm : arms) {
      for (int sample = 0; sample < samples; sample++) {
        for (Problem problem : problems) {
          wanted.add(Asked.fresh(problem, arm.id(), sampling, sample));
        }
      }
    }
    return wanted;
  }
}
