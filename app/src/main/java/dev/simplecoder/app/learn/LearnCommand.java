package dev.simplecoder.app.learn;

import dev.simplecoder.app.command.BadUsage;
import dev.simplecoder.app.command.Command;
import dev.simplecoder.app.command.SettingOptions;
import dev.simplecoder.app.command.Words;
import dev.simplecoder.app.command.WorkspaceOption;
import dev.simplecoder.app.exercise.NotAttempted;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.runs.Digest;
import dev.simplecoder.app.runs.RunConfig;
import dev.simplecoder.app.runs.RunDirectory;
import dev.simplecoder.app.runs.RunsOption;
import dev.simplecoder.app.runs.chart.Png;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.ProblemFile;
import dev.simplecoder.app.task.Consoles;
import dev.simplecoder.tools.program.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code simplecoder learn --tasks FILE --arms A,B}, the same with {@code --resume DIR}, and {@code
 * simplecoder learn report DIR…}.
 */
public final class LearnCommand implements Command {

  private static final String NAME = "learn";
  private static final String REPORT = "report";

  private final Backing.Opening opening;
  private final String version;

  public LearnCommand(String version) {
    this(Backing::served, version);
  }

  LearnCommand(Backing.Opening opening, String version) {
    this.opening = opening;
    this.version = version;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    LearnOptions.addTo(spec);
    Words.addTo(
        spec,
        REPORT,
        List.of(REPORT),
        "report DIR…: what runs have learned, beside each other, as a table in Markdown.");
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Shell shell)
      throws IOException, InterruptedException, BadUsage {
    List<String> words = Words.of(parsed);
    if (1 < words.size() && words.getFirst().equals(REPORT)) {
      Comparison.lines(RunsOption.runs(words.subList(1, words.size()), shell))
          .forEach(shell.out()::println);
      return ExitCode.DONE;
    }
    if (!words.isEmpty()) {
      throw Words.unknown(NAME, words, "options, or report DIR…");
    }
    if (!parsed.hasMatchedOption(LearnOptions.RESUME)) {
      return learn(
          parsed, shell, config -> RunDirectory.begin(RunsOption.of(parsed, shell), config));
    }
    Path folder = LearnOptions.path(parsed.matchedOptionValue(LearnOptions.RESUME, ""), shell);
    try (RunDirectory run = RunDirectory.reopen(folder)) {
      requireLearning(run.config());
      ParseResult again = LearnOptions.again(run.config(), parsed, spec());
      return learn(again, shell, config -> unchanged(run, config));
    }
  }

  private static void requireLearning(RunConfig config) {
    if (!config.command().equals(NAME)) {
      throw new UserError(
          LearnOptions.RESUME + ": that was a run of " + config.command(),
          "Name the folder of a run of learn.");
    }
  }

  /** Gives the folder of a run that is to be as said. */
  private interface Folder {
    RunDirectory of(RunConfig config);
  }

  private static RunDirectory unchanged(RunDirectory run, RunConfig now) {
    run.config()
        .inputs()
        .forEach((input, digest) -> {
          if (!digest.equals(now.inputs().get(input))) {
            throw new UserError(
                input + " is not what it was when the run began",
                "Bring it back, or begin a new run.");
          }
        });
    return run;
  }

  private ExitCode learn(ParseResult parsed, Shell shell, Folder folder)
      throws IOException, InterruptedException {
    List<Path> files = LearnOptions.tasks(parsed, shell);
    List<Problem> problems = new ArrayList<>();
    SequencedMap<String, String> inputs = new LinkedHashMap<>();
    for (Path file : files) {
      problems.addAll(ProblemFile.read(file));
      inputs.put(file.toString(), Digest.of(file));
    }
    requireEachOnce(problems);
    SequencedMap<String, String> chosen = LearnOptions.settings(parsed, shell);
    Settings settings = SettingOptions.load(parsed, shell, WorkspaceOption.of(parsed, shell));
    try (Backing backing = opening.open(LearnOptions.arms(parsed), parsed, settings, shell);
        Console console = Consoles.of(shell, settings)) {
      backing.digests().forEach((arm, digest) -> inputs.put("model " + arm, digest));
      var course =
          Course.of(
              problems,
              LearnOptions.heldOut(parsed),
              LearnOptions.seed(parsed),
              backing.arms(),
              LearnOptions.sampling(parsed),
              LearnOptions.length(parsed));
      if (!backing.notice().isEmpty()) {
        console.tell(backing.notice());
      }
      var config = RunConfig.of(NAME, shell.clock().instant(), chosen, inputs, version);
      try (RunDirectory run = folder.of(config)) {
        return learn(run, course, parsed, backing, console, shell);
      }
    }
  }

  /** One that came twice could be held out and teach. */
  private static void requireEachOnce(List<Problem> problems) {
    Set<String> ids = new HashSet<>();
    for (Problem problem : problems) {
      if (!ids.add(problem.id())) {
        throw new UserError(
            "--tasks: \"" + problem.id() + "\" is in two files", "Take it out of one of them.");
      }
    }
  }

  private static ExitCode learn(
      RunDirectory run,
      Course course,
      ParseResult parsed,
      Backing backing,
      Console console,
      Shell shell)
      throws IOException, InterruptedException {
    var watch = new Watch(run, course, console, shell.clock());
    try (var attempts =
        new Attempts(
            backing.attempter(),
            run.append("attempts.jsonl"),
            LearnOptions.jobs(parsed),
            shell.clock(),
            watch::made)) {
      watch.begin(attempts.known());
      var learning = new LearningRun(run, course, LearnOptions.trainer(parsed), attempts, watch);
      Claim claim = learning.run(LearnOptions.seed(parsed));
      watch.end();
      Comparison.words(claim).forEach(shell.out()::println);
      shell.notice("kept in " + run.folder() + "; report.html shows it");
      if (!Png.isPossible()) {
        shell.notice("its curves are there as SVG only: this machine has no fonts");
      }
      return ExitCode.DONE;
    } catch (NotAttempted failed) {
      watch.end();
      shell.notice(failed.why() + "; " + toGoOn(run));
      return ExitCode.MODEL;
    } catch (InterruptedException ended) {
      watch.end();
      shell.notice(toGoOn(run));
      throw ended;
    }
  }

  private static String toGoOn(RunDirectory run) {
    return "go on with simplecoder learn --resume " + run.folder();
  }
}
