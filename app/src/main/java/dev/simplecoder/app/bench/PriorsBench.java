package dev.simplecoder.app.bench;

import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.store.RecordedOutcomes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder bench priors --data DIR}: where models start that were never asked. */
final class PriorsBench implements Bench {

  @Override
  public String name() {
    return "priors";
  }

  @Override
  public String about() {
    return "what models of a family and size come to, fitted to the data of bench route: the lines"
        + " of the file that routing starts from.";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of();
  }

  @Override
  public ExitCode run(Path data, ParseResult parsed, Shell shell, Findings findings)
      throws IOException {
    var recorded = new RecordedOutcomes(data);
    if (!RouteSet.HUMANEVAL.isIn(recorded) || !RouteSet.MBPP.isIn(recorded)) {
      throw BenchCommand.noData(data.toString());
    }
    RouteSet.prior(recorded).lines().forEach(shell.out()::println);
    return ExitCode.DONE;
  }
}
