package dev.simplecoder.app.search;

import dev.simplecoder.app.command.BadUsage;
import dev.simplecoder.app.command.Command;
import dev.simplecoder.app.command.SettingOptions;
import dev.simplecoder.app.command.Words;
import dev.simplecoder.app.command.WorkspaceOption;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.retrieval.IndexReport;
import dev.simplecoder.app.retrieval.Meanings;
import dev.simplecoder.app.retrieval.Retrieval;
import dev.simplecoder.app.retrieval.WorkspaceIndex;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.app.task.Consoles;
import dev.simplecoder.app.task.ServedModels;
import dev.simplecoder.rag.Explanation;
import dev.simplecoder.rag.Hit;
import dev.simplecoder.rag.Refresh;
import dev.simplecoder.tools.fs.Roots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder search QUERY}: the passages that a task with this request would be given. */
public final class SearchCommand implements Command {

  private static final String NUMBER = "-n";
  private static final String WHY = "--why";
  private static final int USUAL = 10;
  private static final int MOST = 100;

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    WorkspaceOption.addTo(spec);
    spec.addOption(
        OptionSpec.builder(NUMBER)
            .arity("1")
            .type(String.class)
            .paramLabel("N")
            .description("Show the best N passages (default: " + USUAL + ").")
            .build());
    spec.addOption(
        OptionSpec.builder(WHY)
            .arity("0")
            .type(boolean.class)
            .description("Show of each passage where its score comes from.")
            .build());
    Words.addJson(spec, "Write one passage a line, as JSON.");
    Words.addTo(
        spec, "QUERY", List.of(), "What to look for, in your own words or those of the code.");
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Shell shell)
      throws IOException, InterruptedException, BadUsage {
    String query = String.join(" ", Words.of(parsed)).strip();
    if (query.isEmpty()) {
      throw Words.unknown("search", List.of(), "what to look for");
    }
    int most = number(parsed.matchedOptionValue(NUMBER, String.valueOf(USUAL)));
    Path workspace = WorkspaceOption.of(parsed, shell);
    Settings settings = SettingOptions.load(parsed, shell, workspace);
    List<Hit> hits;
    try (Console console = Consoles.of(shell, settings);
        WorkspaceIndex index = Retrieval.indexes(shell).open(Roots.of(workspace, workspace))) {
      update(index, console, shell);
      hits = index.search(query, most, meanings(settings, console));
    }
    if (hits.isEmpty()) {
      shell.notice("nothing found");
      return ExitCode.NOT_DONE;
    }
    if (Words.wantsJson(parsed)) {
      hits.forEach(hit -> shell.out().println(json(hit)));
    } else {
      print(hits, query, parsed.hasMatchedOption(WHY), shell, settings);
    }
    return ExitCode.DONE;
  }

  /** Shows how far it is, and why everything was made anew where it was. */
  static Refresh update(WorkspaceIndex index, Console console, Shell shell)
      throws IOException, InterruptedException {
    var report = new IndexReport(console, shell.clock());
    try {
      Refresh refresh = index.update(report);
      report.end();
      refresh.rebuilt().ifPresent(why -> console.tell("the index was made anew: " + why));
      return refresh;
    } finally {
      report.end();
    }
  }

  static Meanings meanings(Settings settings, Console console) {
    return Meanings.of(settings, ServedModels.settings(settings), console::tell);
  }

  private static void print(
      List<Hit> hits, String query, boolean why, Shell shell, Settings settings) {
    var lines = new HitLines(query, style(shell, settings));
    for (Hit hit : hits) {
      lines.of(hit).forEach(shell.out()::println);
      if (why) {
        lines.why(hit).forEach(shell.out()::println);
      }
    }
  }

  private static String json(Hit hit) {
    SequencedMap<String, Object> fields = new LinkedHashMap<>();
    fields.put("path", hit.path());
    fields.put("first_line", hit.firstLine());
    fields.put("last_line", hit.lastLine());
    fields.put("score", hit.score());
    fields.put("text", hit.text());
    fields.put("why", hit.why().parts().stream().map(SearchCommand::fields).toList());
    return JsonLine.of(fields);
  }

  private static Map<String, Object> fields(Explanation.Part part) {
    SequencedMap<String, Object> fields = new LinkedHashMap<>();
    fields.put("what", part.what());
    fields.put("value", part.value());
    return fields;
  }

  private static int number(String text) {
    if (text.matches("[1-9]\\d{0,2}") && Integer.parseInt(text) <= MOST) {
      return Integer.parseInt(text);
    }
    throw new UserError(
        NUMBER + ": expected a whole number from 1 to " + MOST + ", found \"" + text + "\"",
        "See simplecoder search --help.");
  }

  /** On a terminal a line is cut to its width; in a pipe nothing is. */
  private static Style style(Shell shell, Settings settings) {
    boolean terminal = shell.isTerminal(Shell.Stream.OUT);
    return new Style(
        false,
        !terminal || Consoles.style(shell, settings).unicode(),
        terminal ? shell.columns() : Style.UNLIMITED);
  }
}
