package dev.simplecoder.app.bench;

import dev.simplecoder.app.command.BadUsage;
import dev.simplecoder.app.command.Command;
import dev.simplecoder.app.command.Words;
import dev.simplecoder.app.exercise.BackendOptions;
import dev.simplecoder.app.runs.RunReport;
import dev.simplecoder.app.runs.RunReport.Run;
import dev.simplecoder.app.runs.RunsOption;
import dev.simplecoder.app.sandbox.Sandboxes;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code simplecoder bench NAME --data DIR}, a benchmark on the person's own machine, and {@code
 * simplecoder bench report DIR…}, what several have found.
 */
public final class BenchCommand implements Command {

  private static final String DATA = "--data";

  private static final String REPORT = "report";

  private final List<Bench> benches;
  private final String version;

  public BenchCommand(String version) {
    this(
        List.of(
            new RagBench(),
            new RescoreBench(Sandboxes::open),
            new RouteBench(),
            new PriorsBench(),
            new GateBench(),
            new ProgramBench("humaneval", BackendOptions::open),
            new ProgramBench("mbpp", BackendOptions::open)),
        version);
  }

  BenchCommand(List<Bench> benches, String version) {
    this.benches = List.copyOf(benches);
    this.version = version;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.addOption(
        OptionSpec.builder(DATA)
            .arity("1")
            .type(String.class)
            .paramLabel("DIR")
            .description("Where the data of the benchmark is.")
            .build());
    spec.addOption(RunsOption.spec());
    Words.addJson(spec, "Write one row a line, as JSON.");
    options().forEach(spec::addOption);
    Stream<String> described =
        Stream.concat(
            benches.stream().map(bench -> bench.name() + ": " + bench.about()),
            Stream.of(
                ServeRecorded.about(),
                "report DIR…: the rows of runs beside each other, as tables in Markdown."));
    Words.addTo(
        spec,
        names().collect(Collectors.joining("|")),
        names().toList(),
        described.toArray(String[]::new));
    return spec;
  }

  /** One that several benches have says for each of them what it is. */
  private Collection<OptionSpec> options() {
    SequencedMap<String, OptionSpec> options = new LinkedHashMap<>();
    options.put(ServeRecorded.option().longestName(), ServeRecorded.option());
    for (Bench bench : benches) {
      for (OptionSpec option : bench.options()) {
        options.merge(option.longestName(), option, BenchCommand::both);
      }
    }
    return options.values();
  }

  private static OptionSpec both(OptionSpec one, OptionSpec other) {
    String[] described =
        Stream.of(one, other)
            .flatMap(option -> Arrays.stream(option.description()))
            .distinct()
            .toArray(String[]::new);
    return OptionSpec.builder(one).description(described).build();
  }

  private Stream<String> names() {
    return Stream.concat(benches.stream().map(Bench::name), Stream.of(ServeRecorded.NAME, REPORT));
  }

  @Override
  public ExitCode run(ParseResult parsed, Shell shell)
      throws IOException, InterruptedException, BadUsage {
    List<String> words = Words.of(parsed);
    if (1 < words.size() && words.getFirst().equals(REPORT)) {
      List<Run> runs = RunsOption.runs(words.subList(1, words.size()), shell);
      shell.out().print(RunReport.of(runs));
      return ExitCode.DONE;
    }
    if (words.size() == 2 && words.getFirst().equals(ServeRecorded.NAME)) {
      refuseOthers(ServeRecorded.NAME, List.of(ServeRecorded.option()), parsed);
      return ServeRecorded.run(data(words.getLast(), shell), parsed, shell);
    }
    Bench chosen = chosen(words);
    refuseOthers(chosen.name(), chosen.options(), parsed);
    Path data = data(parsed.matchedOptionValue(DATA, ""), shell);
    try (var findings = new Findings(chosen.name(), data, parsed, shell, version)) {
      return chosen.run(data, parsed, shell, findings);
    }
  }

  private void refuseOthers(String name, List<OptionSpec> own, ParseResult parsed) throws BadUsage {
    List<String> allowed = own.stream().map(OptionSpec::longestName).toList();
    for (OptionSpec option : options()) {
      if (parsed.hasMatchedOption(option.longestName())
          && !allowed.contains(option.longestName())) {
        throw new BadUsage("bench " + name + " has no " + option.longestName());
      }
    }
  }

  private Bench chosen(List<String> words) throws BadUsage {
    for (Bench bench : benches) {
      if (words.equals(List.of(bench.name()))) {
        return bench;
      }
    }
    throw Words.unknown("bench", words, names().collect(Collectors.joining(" or ")) + " DIR…");
  }

  private static Path data(String given, Shell shell) {
    try {
      Path folder = shell.directory().resolve(given);
      if (!given.isEmpty() && Files.isDirectory(folder)) {
        return folder.toRealPath();
      }
    } catch (InvalidPathException | IOException _) {
      // Said below, like every other path that is no folder.
    }
    throw noData(given);
  }

  /** A whole number from 1 that an option has, or the usual one. */
  static int number(ParseResult parsed, String option, int usual) {
    String text = parsed.matchedOptionValue(option, String.valueOf(usual));
    if (text.matches("[1-9]\\d{0,9}") && Long.parseLong(text) <= Integer.MAX_VALUE) {
      return Integer.parseInt(text);
    }
    throw new UserError(
        option + ": expected a whole number from 1, found \"" + text + "\"",
        "See simplecoder bench --help.");
  }

  /** There is nothing for a benchmark in this folder. */
  static UserError noData(String given) {
    return new UserError(
        DATA + ": expected a folder with the data of a benchmark, found \"" + given + "\"",
        "What is in it is told by simplecoder bench --help.");
  }
}
