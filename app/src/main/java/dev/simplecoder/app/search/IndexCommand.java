package dev.simplecoder.app.search;

import dev.simplecoder.app.command.BadUsage;
import dev.simplecoder.app.command.Command;
import dev.simplecoder.app.command.SettingOptions;
import dev.simplecoder.app.command.Words;
import dev.simplecoder.app.command.WorkspaceOption;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.app.retrieval.IndexAbout;
import dev.simplecoder.app.retrieval.IndexFolder;
import dev.simplecoder.app.retrieval.IndexReport;
import dev.simplecoder.app.retrieval.Indexes;
import dev.simplecoder.app.retrieval.Meanings;
import dev.simplecoder.app.retrieval.Retrieval;
import dev.simplecoder.app.retrieval.WorkspaceIndex;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.app.task.Consoles;
import dev.simplecoder.rag.Embedder;
import dev.simplecoder.rag.Refresh;
import dev.simplecoder.tools.fs.Roots;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder index [status | build | clear | clear all]}. */
public final class IndexCommand implements Command {

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    WorkspaceOption.addTo(spec);
    Words.addJson(spec, "Write one object, as JSON.");
    Words.addTo(
        spec,
        "[status | build | clear | clear all]",
        List.of("status", "build", "clear", "all"),
        "status: what the index of the workspace has, as of its last use; build: bring it to what"
            + " the workspace is now, which every search does too; clear: delete it, or those of all"
            + " workspaces.");
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Shell shell)
      throws IOException, InterruptedException, BadUsage {
    List<String> words = Words.of(parsed);
    Path workspace = WorkspaceOption.of(parsed, shell);
    Indexes indexes = Retrieval.indexes(shell);
    Roots roots = Roots.of(workspace, workspace);
    return switch (String.join(" ", words)) {
      case "", "status" -> status(indexes, roots, parsed, shell);
      case "build" -> build(indexes, roots, parsed, shell);
      case "clear" -> clear(List.of(indexes.folder(roots)), roots, shell);
      case "clear all" -> clear(indexes.all(), roots, shell);
      default -> throw Words.unknown("index", words, "status, build, clear or clear all");
    };
  }

  private static ExitCode status(Indexes indexes, Roots roots, ParseResult parsed, Shell shell)
      throws IOException {
    IndexFolder folder = indexes.folder(roots);
    List<IndexFolder> others = new ArrayList<>(indexes.all());
    others.remove(folder);
    long othersBytes = 0;
    for (IndexFolder other : others) {
      othersBytes += other.bytes();
    }
    if (Words.wantsJson(parsed)) {
      shell.out().println(json(roots, folder, others.size(), othersBytes));
      return ExitCode.DONE;
    }
    lines(roots, folder).forEach(line -> shell.out().println(Visible.line(line)));
    if (!others.isEmpty()) {
      String have = others.size() == 1 ? " has an index, " : " have indexes, ";
      String who = Quantity.of(others.size(), "other workspace");
      shell.out().println(who + have + Quantity.bytes(othersBytes));
    }
    return ExitCode.DONE;
  }

  private static String json(Roots roots, IndexFolder folder, int others, long othersBytes)
      throws IOException {
    IndexAbout about = folder.about().orElse(null);
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("workspace", roots.workspace());
    fields.put("folder", folder.path());
    fields.put("files", about == null ? null : about.files());
    fields.put("bytes", about == null ? null : folder.bytes());
    fields.put("updated_at", about == null ? null : about.updated());
    fields.put("left_out", about == null ? null : about.leftOut());
    fields.put("other_indexes", others);
    fields.put("other_bytes", othersBytes);
    return JsonLine.of(fields);
  }

  private static List<String> lines(Roots roots, IndexFolder folder) throws IOException {
    IndexAbout about = folder.about().orElse(null);
    if (about == null) {
      return List.of(
          "no index of "
              + roots.workspace()
              + " yet; the first search makes it, or: simplecoder index build");
    }
    List<String> lines = new ArrayList<>();
    lines.add("workspace  " + roots.workspace());
    lines.add("index      " + folder.path());
    lines.add(
        "has        %s, %s, as of %s"
            .formatted(
                Quantity.of(about.files(), "file"),
                Quantity.bytes(folder.bytes()),
                about.updated().truncatedTo(ChronoUnit.SECONDS)));
    if (!about.leftOut().isEmpty()) {
      lines.add("left out   " + leftOut(about.leftOut()));
    }
    return lines;
  }

  private static ExitCode build(Indexes indexes, Roots roots, ParseResult parsed, Shell shell)
      throws IOException, InterruptedException {
    Settings settings = SettingOptions.load(parsed, shell, roots.workspace());
    Refresh refresh;
    long bytes;
    try (Console console = Consoles.of(shell, settings);
        WorkspaceIndex index = indexes.open(roots)) {
      refresh = SearchCommand.update(index, console, shell);
      embed(index, SearchCommand.meanings(settings, console), console, shell);
      bytes = index.bytes();
    }
    if (Words.wantsJson(parsed)) {
      shell.out().println(json(refresh, bytes));
    } else {
      lines(refresh, bytes).forEach(line -> shell.out().println(Visible.line(line)));
    }
    return ExitCode.DONE;
  }

  /** Each vector that was made is kept, so an interrupt loses none. */
  private static void embed(WorkspaceIndex index, Meanings meanings, Console console, Shell shell)
      throws IOException, InterruptedException {
    Optional<Embedder> embedder = meanings.embedder();
    if (embedder.isPresent()) {
      var report = new IndexReport(console, shell.clock());
      try {
        int made = index.embed(embedder.get(), report);
        report.end();
        console.tell("made " + Quantity.of(made, "vector") + " with " + embedder.get().model());
      } finally {
        report.end();
      }
    }
  }

  private static String json(Refresh refresh, long bytes) {
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("files", refresh.files());
    fields.put("added", refresh.added());
    fields.put("changed", refresh.changed());
    fields.put("deleted", refresh.deleted());
    fields.put("left_out", new TreeMap<>(refresh.leftOut()));
    fields.put("rebuilt", refresh.rebuilt().orElse(null));
    fields.put("took_ms", refresh.took().toMillis());
    fields.put("bytes", bytes);
    return JsonLine.of(fields);
  }

  private static List<String> lines(Refresh refresh, long bytes) {
    String change =
        refresh.fresh()
            ? "nothing has changed"
            : "%d new, %d changed, %d deleted"
                .formatted(refresh.added(), refresh.changed(), refresh.deleted());
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, %s: %s (%s)"
            .formatted(
                Quantity.of(refresh.files(), "file"),
                Quantity.bytes(bytes),
                change,
                Quantity.time(refresh.took())));
    if (!refresh.leftOut().isEmpty()) {
      lines.add("left out: " + leftOut(refresh.leftOut()));
    }
    return lines;
  }

  private static ExitCode clear(List<IndexFolder> folders, Roots roots, Shell shell)
      throws IOException {
    int dropped = 0;
    int inUse = 0;
    for (IndexFolder folder : folders) {
      switch (folder.drop()) {
        case DROPPED -> dropped++;
        case IN_USE -> inUse++;
        case NOT_THERE -> shell.err().println("There is no index of " + roots.workspace() + ".");
      }
    }
    if (0 < dropped) {
      shell.err().println("Deleted " + (dropped == 1 ? "1 index." : dropped + " indexes."));
    }
    if (0 < inUse) {
      shell.notice(
          (inUse == 1 ? "1 index is" : inUse + " indexes are")
              + " in use by another process and stays; try again when it has ended");
      return ExitCode.NOT_DONE;
    }
    return ExitCode.DONE;
  }

  private static String leftOut(Map<String, Integer> reasons) {
    return reasons.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
