package dev.simplecoder.app.bench;

import dev.simplecoder.app.command.SettingOptions;
import dev.simplecoder.app.command.WorkspaceOption;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.retrieval.LuceneLog;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Scratch;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.task.Consoles;
import dev.simplecoder.rag.measure.Benchmark;
import dev.simplecoder.rag.measure.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder bench rag --data DIR}. */
final class RagBench implements Bench {

  @Override
  public String name() {
    return "rag";
  }

  @Override
  public String about() {
    return "how well retrieval finds files and passages, beside a count of keywords and plain BM25,"
        + " for each repository, in the mean and in all of them at once; and what it costs. DIR has"
        + " localization*.jsonl with corpora/REPO.tar.gz, and docstring*.jsonl with"
        + " corpora-nodoc/REPO.tar.gz, either or both. A line has repo, query, relevant_files, and"
        + " relevant_spans with file, start and end.";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of();
  }

  @Override
  public ExitCode run(Path data, ParseResult parsed, Shell shell, Findings findings)
      throws IOException, InterruptedException {
    List<Benchmark.Task> tasks = RagData.in(data);
    if (tasks.isEmpty()) {
      throw BenchCommand.noData(data.toString());
    }
    var settings = SettingOptions.load(parsed, shell, WorkspaceOption.of(parsed, shell));
    Path cache = Files.createDirectories(Directories.of(shell).cache());
    Path scratch = Files.createTempDirectory(cache, "bench").toRealPath();
    try (Console console = Consoles.of(shell, settings)) {
      console.beginWait("unpacking", Duration.ZERO);
      LuceneLog.quiet();
      var benchmark =
          new Benchmark(scratch, shell.clock(), () -> nanoseconds(shell.clock().instant()));
      var tables = new RagTables(benchmark.run(tasks, row -> tell(row, console)));
      console.endWait();
      findings.found(tables.json(), tables.lines(Style.PLAIN));
      return ExitCode.DONE;
    } finally {
      Scratch.delete(scratch);
    }
  }

  /** The first row of a corpus is the one with the costs; the others come with it. */
  private static void tell(Report.Row row, Console console) {
    if (row.costs().isPresent()) {
      String line = "measured " + row.task() + ", " + row.corpus();
      console.relabelWait(Visible.line(line));
      if (!console.terminals().err()) {
        console.tell(line);
      }
    }
  }

  private static long nanoseconds(Instant instant) {
    return Duration.between(Instant.EPOCH, instant).toNanos();
  }
}
