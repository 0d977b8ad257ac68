package dev.simplecoder.app.bench;

import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** One benchmark, as a person calls it. */
interface Bench {

  /** The word behind {@code simplecoder bench}. */
  String name();

  /** What it measures, and what has to be in the folder of its data. */
  String about();

  /** Those that it has beside the folder of its data and {@code --json}. */
  List<OptionSpec> options();

  /**
   * Measures, and hands over what came of it.
   *
   * @param data the real path of a folder
   */
  ExitCode run(Path data, ParseResult parsed, Shell shell, Findings findings)
      throws IOException, InterruptedException;
}
