package dev.simplecoder.app.bench;

import dev.simplecoder.app.command.Words;
import dev.simplecoder.app.runs.Digest;
import dev.simplecoder.app.runs.RunConfig;
import dev.simplecoder.app.runs.RunDirectory;
import dev.simplecoder.app.runs.RunsOption;
import dev.simplecoder.app.shell.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Takes what a benchmark has found to the person, and into the folder of a run. */
final class Findings implements AutoCloseable {

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
    if (run == null) {
      SequencedMap<String, String> inputs = new LinkedHashMap<>();
      inputs.put(data.toString(), Digest.of(data));
      run =
          RunDirectory.begin(
              RunsOption.of(parsed, shell),
              RunConfig.of("bench " + bench, started, settings(), inputs, version));
      run.log(started, "bench " + bench + " began");
    }
    return run;
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
