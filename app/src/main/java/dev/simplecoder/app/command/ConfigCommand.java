package dev.simplecoder.app.command;

import dev.simplecoder.app.settings.Key;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Layers;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.store.JsonLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder config [show|path]}. */
public final class ConfigCommand implements Command {

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    WorkspaceOption.addTo(spec);
    SettingOptions.addAllTo(spec);
    Words.addJson(spec, "Write one setting a line, as JSON.");
    Words.addTo(
        spec,
        "[show|path]",
        List.of("show", "path"),
        "show: every setting, its value and where it came from; path: the configuration files, in"
            + " the order in which they count.");
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Shell shell) throws BadUsage {
    List<String> words = Words.of(parsed);
    Path workspace = WorkspaceOption.of(parsed, shell);
    switch (String.join(" ", words)) {
      case "", "show" -> {
        Settings settings = SettingOptions.load(parsed, shell, workspace);
        Keys.all().stream()
            .map(key -> Words.wantsJson(parsed) ? json(settings, key) : text(settings, key))
            .forEach(shell.out()::println);
      }
      case "path" -> paths(workspace, shell);
      default -> throw Words.unknown("config", words, "show or path");
    }
    return ExitCode.DONE;
  }

  private static String text(Settings settings, Key<?> key) {
    String value = settings.shown(key).orElse("(not set)");
    return Visible.line(
        "%-20s %-24s %s".formatted(key.name(), value, settings.origin(key).words()));
  }

  private static String json(Settings settings, Key<?> key) {
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("key", key.name());
    fields.put("value", value(settings, key));
    fields.put("origin", settings.origin(key).words());
    return JsonLine.of(fields);
  }

  private static <T> @Nullable Object value(Settings settings, Key<T> key) {
    T value = settings.find(key).orElse(null);
    return value instanceof Number || value instanceof Boolean
        ? value
        : settings.shown(key).orElse(null);
  }

  private static void paths(Path workspace, Shell shell) {
    for (Path file : List.of(Layers.userFile(shell), Layers.projectFile(workspace))) {
      String state = Files.exists(file) ? "" : "  (not there)";
      shell.out().println(Visible.line(file.toString()) + state);
    }
  }
}
