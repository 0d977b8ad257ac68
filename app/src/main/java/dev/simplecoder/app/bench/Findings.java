package dev.simplecoder.app.bench;

import dev.simplecoder.app.command.Words;
import dev.simplecoder.app.runs.Digest;
import dev.simplecoder.app.runs.RunConfig;
import dev.simplecoder.app.runs.RunDirectory;
import dev.simplecoder.app.runs.RunsOption;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Takes what a benchmark has found to the person, and into the folder of a run. */
final class Findings implements AutoCloseable {

  private static final String RESUME = "--resume";

  /** Options that change how, and not what, is found. */
  private static final Set<String> HOW_ONLY =
      Set.of(RESUME, "--jobs", "--hosts", "--runs", "--json");

  private final String bench;
  private final Path data;
  private final ParseResult parsed;
  private final Shell shell;
  private final String version;
  private final Instant started;
  private @Nullable RunDirectory run;

  /**
   * @param bench its name
   * @param version of the program
   */
  Findings(String bench, Path data, ParseResult parsed, Shell shell, String version) {
    this.bench = bench;
    this.data = data;
    this.parsed = parsed;
    this.shell = shell;
    this.version = version;
    this.started = shell.clock().instant();
  }

  /**
   * All that was found.
   *
   * @param rows for a program, each a flat JSON object
   * @param lines for a person
   */
  void found(List<String> rows, List<String> lines) throws IOException {
    (Words.wantsJson(parsed) ? rows : lines).forEach(shell.out()::println);
    RunDirectory folder = run();
    folder.rows(rows);
    folder.log(shell.clock().instant(), "ended");
    shell.notice("kept in " + folder.folder());
  }

  /** The folder, which is made when it is wanted first: wrong usage leaves none. */
  RunDirectory run() throws IOException {
    return run(new LinkedHashMap<>());
  }

  /**
   * The same, or that of the run that is gone on with.
   *
   * @param more of what repeats it, beside the options
   * @throws UserError where the earlier run was of something else
   */
  RunDirectory run(SequencedMap<String, String> more) throws IOException {
    if (run == null) {
      RunConfig config = config(more);
      String earlier = parsed.matchedOptionValue(RESUME, "");
      run =
          earlier.isEmpty()
              ? RunDirectory.begin(RunsOption.of(parsed, shell), config)
              : resumed(shell.directory().resolve(earlier), config);
      run.log(started, config.command() + (earlier.isEmpty() ? " began" : " goes on"));
    }
    return run;
  }

  /** For benchmarks that can go on with a run. */
  static OptionSpec resume() {
    return OptionSpec.builder(RESUME)
        .arity("1")
        .type(String.class)
        .paramLabel("DIR")
        .description("Go on with the run in this folder; what it has is not made again.")
        .build();
  }

  private static RunDirectory resumed(Path folder, RunConfig config) {
    RunDirectory earlier = RunDirectory.reopen(folder);
    SequencedMap<String, String> then = compared(earlier.config());
    SequencedMap<String, String> now = compared(config);
    if (!then.equals(now)) {
      earlier.close();
      then.entrySet().removeAll(now.entrySet());
      now.entrySet().removeAll(compared(earlier.config()).entrySet());
      throw new UserError(
          folder + " is a run of something else: " + then + " then, " + now + " now",
          "Call it as it was called, or begin a new run without " + RESUME + ".");
    }
    return earlier;
  }

  /** All that what is found depends on. */
  private static SequencedMap<String, String> compared(RunConfig config) {
    SequencedMap<String, String> compared = new LinkedHashMap<>(config.settings());
    compared.keySet().removeAll(HOW_ONLY);
    compared.putAll(config.inputs());
    compared.put("command", config.command());
    return compared;
  }

  private RunConfig config(SequencedMap<String, String> more) throws IOException {
    SequencedMap<String, String> inputs = new LinkedHashMap<>();
    inputs.put(data.toString(), Digest.of(data));
    SequencedMap<String, String> settings = settings();
    settings.putAll(more);
    return RunConfig.of("bench " + bench, started, settings, inputs, version);
  }

  private SequencedMap<String, String> settings() {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    for (OptionSpec option : parsed.matchedOptions()) {
      settings.put(option.longestName(), String.valueOf(option.<Object>getValue()));
    }
    return settings;
  }

  @Override
  public void close() {
    if (run != null) {
      run.close();
    }
  }
}
