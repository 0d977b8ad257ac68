package dev.simplecoder.app.learn;

import dev.simplecoder.app.exercise.BackendOptions;
import dev.simplecoder.app.exercise.Sampling;
import dev.simplecoder.app.runs.RunConfig;
import dev.simplecoder.app.runs.RunsOption;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.router.train.Learning;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What a person may say of a run, and what holds where they do not. */
final class LearnOptions {

  static final String RESUME = "--resume";

  private static final String TASKS = "--tasks";
  private static final String ARMS = "--arms";
  private static final String JOBS = "--jobs";
  private static final String RECORDED = "--recorded";
  private static final String HINT = "See simplecoder learn --help.";

  /** Those of a run that goes on which may be said anew: they change how, and not what. */
  private static final Set<String> HOW_ONLY = Set.of(JOBS, "--hosts");

  /** A number, and what it is where nothing is said. */
  private enum Count {
    STEPS("--steps", "100", "Learn N times"),
    BATCH("--batch", "8", "Take N tasks for each step"),
    GROUP("--group", "4", "Make N attempts at each of these"),
    WINDOW("--window", "10", "Compare the first N steps with the last N"),
    HELD_OUT("--held-out", "20", "Hold N percent of the tasks out; they never teach"),
    SEED("--seed", "1", "Draw tasks, arms and replies by N");

    private final String option;
    private final String usual;
    private final String about;

    Count(String option, String usual, String about) {
      this.option = option;
      this.usual = usual;
      this.about = about;
    }

    int of(ParseResult parsed) {
      return number(option, parsed.matchedOptionValue(option, usual));
    }
  }

  private static final String TRAINER = "--trainer";
  private static final String TEMPERATURE = "--temperature";
  private static final String USUAL_TEMPERATURE = "0.7";

  private LearnOptions() {}

  static void addTo(CommandSpec spec) {
    spec.addOption(
        valued(
            TASKS,
            "FILE,FILE",
            "Learn on the tasks of these files: HumanEval's, MBPP's, or plain ones (id, prompt,"
                + " entry_point, visible, hidden), one JSON object a line."));
    spec.addOption(valued(ARMS, "A,B", "Learn which of these models to ask."));
    String trainers =
        Stream.of(Learning.values()).map(Learning::word).collect(Collectors.joining(", "));
    spec.addOption(valued(TRAINER, "NAME", "Learn by " + trainers + " (default: reinforce)."));
    for (Count count : Count.values()) {
      spec.addOption(valued(count.option, "N", count.about + " (default: " + count.usual + ")."));
    }
    spec.addOption(
        valued(
            TEMPERATURE,
            "T",
            "Draw replies at this temperature (default: " + USUAL_TEMPERATURE + ")."));
    spec.addOption(valued(JOBS, "N", "Make N attempts at a time (default: 4)."));
    spec.addOption(
        valued(
            RESUME,
            "DIR",
            "Go on with the run in DIR, which says all the rest; nothing is asked for twice."));
    spec.addOption(RunsOption.spec());
    BackendOptions.specs().forEach(spec::addOption);
  }

  private static OptionSpec valued(String name, String label, String description) {
    return OptionSpec.builder(name)
        .arity("1")
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** All of them as they hold, with absolute paths, so that another process can go on. */
  static SequencedMap<String, String> settings(ParseResult parsed, Shell shell) {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    settings.put(
        TASKS, tasks(parsed, shell).stream().map(Path::toString).collect(Collectors.joining(",")));
    settings.put(ARMS, String.join(",", arms(parsed)));
    settings.put(TRAINER, trainer(parsed).word());
    for (Count count : Count.values()) {
      settings.put(count.option, String.valueOf(count.of(parsed)));
    }
    settings.put(TEMPERATURE, String.valueOf(sampling(parsed).temperature()));
    for (OptionSpec option : BackendOptions.specs()) {
      if (parsed.hasMatchedOption(option.longestName())) {
        settings.put(
            option.longestName(),
            String.valueOf(parsed.<Object>matchedOptionValue(option.longestName(), "")));
      }
    }
    BackendOptions.recorded(parsed, shell)
        .ifPresent(folder -> settings.put(RECORDED, folder.toString()));
    return settings;
  }

  /** The options of a run that goes on. */
  static ParseResult again(RunConfig config, ParseResult now, CommandSpec spec) {
    SequencedMap<String, String> settings = new LinkedHashMap<>(config.settings());
    for (OptionSpec option : now.matchedOptions()) {
      String name = option.longestName();
      if (HOW_ONLY.contains(name)) {
        settings.put(name, now.matchedOptionValue(name, ""));
      } else if (!name.equals(RESUME)) {
        throw new UserError(
            RESUME + ": the run says what " + name + " is", "Leave " + name + " away.");
      }
    }
    List<String> words = new ArrayList<>();
    settings.forEach(
        (name, value) -> words.addAll(isFlag(spec, name) ? List.of(name) : List.of(name, value)));
    return new CommandLine(spec).parseArgs(words.toArray(String[]::new));
  }

  private static boolean isFlag(CommandSpec spec, String name) {
    return spec.findOption(name).arity().max() == 0;
  }

  static List<Path> tasks(ParseResult parsed, Shell shell) {
    return listed(parsed, TASKS).stream().map(file -> path(file, shell)).toList();
  }

  static Path path(String given, Shell shell) {
    try {
      return shell.directory().resolve(given);
    } catch (InvalidPathException _) {
      throw new UserError("expected a path, found \"" + given + "\"", HINT);
    }
  }

  static List<String> arms(ParseResult parsed) {
    List<String> arms = listed(parsed, ARMS);
    if (arms.size() < 2 || arms.stream().distinct().count() < arms.size()) {
      throw new UserError(
          ARMS + ": expected two or more models, each once, found " + String.join(",", arms),
          "With one there is nothing to choose.");
    }
    return arms;
  }

  private static List<String> listed(ParseResult parsed, String option) {
    if (!parsed.hasMatchedOption(option)) {
      throw new UserError("learn needs " + option, HINT);
    }
    List<String> listed =
        Arrays.stream(parsed.matchedOptionValue(option, "").split(",", -1))
            .map(String::strip)
            .toList();
    if (listed.contains("")) {
      throw new UserError(option + ": expected names with commas between them", HINT);
    }
    return listed;
  }

  static Learning trainer(ParseResult parsed) {
    String word = parsed.matchedOptionValue(TRAINER, Learning.REINFORCE.word());
    return Learning.of(word)
        .orElseThrow(() -> new UserError(TRAINER + ": there is no trainer \"" + word + "\"", HINT));
  }

  static Course.Length length(ParseResult parsed) {
    if (Count.STEPS.of(parsed) < 2) {
      throw new UserError(
          Count.STEPS.option + ": expected 2 or more, found 1",
          "The last steps are set beside the first.");
    }
    return new Course.Length(
        Count.STEPS.of(parsed),
        Count.BATCH.of(parsed),
        Count.GROUP.of(parsed),
        Count.WINDOW.of(parsed));
  }

  static int heldOut(ParseResult parsed) {
    int percent = Count.HELD_OUT.of(parsed);
    if (99 < percent) {
      throw new UserError(
          Count.HELD_OUT.option + ": expected a percentage up to 99, found " + percent,
          "The rest teaches.");
    }
    return percent;
  }

  static int seed(ParseResult parsed) {
    return Count.SEED.of(parsed);
  }

  static int jobs(ParseResult parsed) {
    return number(JOBS, parsed.matchedOptionValue(JOBS, "4"));
  }

  static Sampling sampling(ParseResult parsed) {
    String text = parsed.matchedOptionValue(TEMPERATURE, USUAL_TEMPERATURE);
    if (!text.matches("[01](\\.\\d{1,3})?|2(\\.0{1,3})?")) {
      throw new UserError(
          TEMPERATURE
              + ": expected a number from 0 to 2 with at most three decimals, found \""
              + text
              + "\"",
          HINT);
    }
    return new Sampling(Double.parseDouble(text), seed(parsed));
  }

  private static int number(String option, String text) {
    if (text.matches("[1-9]\\d{0,5}")) {
      return Integer.parseInt(text);
    }
    throw new UserError(
        option + ": expected a whole number from 1 to 999,999, found \"" + text + "\"", HINT);
  }
}
