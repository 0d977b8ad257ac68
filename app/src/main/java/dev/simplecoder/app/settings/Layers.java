package dev.simplecoder.app.settings;

import dev.simplecoder.app.settings.Settings.Sourced;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Lays the sources of settings over one another; the later one wins. */
public final class Layers {

  private static final String VARIABLES = "SIMPLECODER_";

  /** Variables of the launcher begin so, and are no settings. */
  private static final List<String> LAUNCHER = List.of("SIMPLECODER_JAVA_", "SIMPLECODER_AOT_");

  private final Shell shell;
  private final Path workspace;
  private final Map<Key<?>, Sourced> values = new LinkedHashMap<>();
  private final List<String> notices = new ArrayList<>();

  private Layers(Shell shell, Path workspace) {
    this.shell = shell;
    this.workspace = workspace;
  }

  /** What an option on the command line says. */
  public record Chosen(String option, String text) {}

  /** The person's own file. */
  public static Path userFile(Shell shell) {
    return Directories.of(shell).config().resolve("config.toml");
  }

  /** The file of a project. */
  public static Path projectFile(Path workspace) {
    return workspace.resolve(".simplecoder.toml");
  }

  /** The first thing that is wrong in any source is a {@link UserError}. */
  public static Settings load(Shell shell, Path workspace, Map<Key<?>, Chosen> options) {
    Layers layers = new Layers(shell, workspace);
    layers.addUserFile(userFile(shell));
    layers.addProjectFile(projectFile(workspace));
    layers.addVariables();
    options.forEach(layers::addOption);
    layers.addForeignVariables();
    return new Settings(layers.values, layers.notices);
  }

  private void addUserFile(Path file) {
    ConfigText.read(file)
        .ifPresent(text -> {
          for (TomlFile.Entry entry : new TomlFile(file).entries(text)) {
            Origin origin = new Origin.Line(file, entry.line());
            Key<?> key = key(entry, origin);
            put(key, entry.text(), workspace, origin);
          }
        });
  }

  /**
   * A link is not followed: it could lead to a device, or to a file that is none of the project's.
   */
  private void addProjectFile(Path file) {
    ConfigText.read(file, LinkOption.NOFOLLOW_LINKS)
        .ifPresent(text -> {
          for (TomlFile.Entry entry : new TomlFile(file).entries(text)) {
            Origin origin = new Origin.Line(file, entry.line());
            Key<?> key = key(entry, origin);
            putIfAllowed(key, entry.text(), origin);
          }
        });
  }

  private static Key<?> key(TomlFile.Entry entry, Origin origin) {
    Key<?> key =
        Keys.named(entry.key())
            .orElseThrow(() ->
                new UserError(
                    origin.words() + ": " + entry.key() + " is not a setting",
                    didYouMean(entry.key(), Keys.names())
                        .orElse("The settings are listed by: simplecoder config show.")));
    if (!key.kind().takes(entry.shape())) {
      throw wrong(key, entry.shape().words() + " " + entry.text(), origin);
    }
    return key;
  }

  private static Optional<String> didYouMean(String name, List<String> known) {
    return Nearest.to(name, known).map(it -> "Did you mean " + it + "?");
  }

  private <T> void put(Key<T> key, String text, Path base, Origin origin) {
    values.put(key, new Sourced(value(key, text, base, origin), origin));
  }

  private <T> void putIfAllowed(Key<T> key, String text, Origin origin) {
    T value = value(key, text, workspace, origin);
    T current = Settings.value(key, values.get(key));
    if (key.rule().allows(current, value, workspace)) {
      values.put(key, new Sourced(value, origin));
      return;
    }
    notices.add(
        "%s: %s is left out: the file of a project may %s."
            .formatted(origin.words(), key.name(), key.rule().words()));
  }

  private static <T> T value(Key<T> key, String text, Path base, Origin origin) {
    return key.kind()
        .reader()
        .read(text, base)
        .orElseThrow(() -> wrong(key, "\"" + text + "\"", origin));
  }

  /** A secret is not repeated, and a file needs the name of the key. */
  private static UserError wrong(Key<?> key, String found, Origin origin) {
    String place = origin.words() + (origin instanceof Origin.Line ? ": " + key.name() : "");
    String expected = place + ": expected " + key.kind().expected();
    boolean secret = key.equals(Keys.API_KEY);
    return new UserError(
        secret ? expected : expected + ", found " + found.strip(),
        key.name() + ": " + key.meaning() + ".");
  }

  private void addVariables() {
    for (Key<?> key : Keys.all()) {
      shell
          .variable(key.variable())
          .ifPresent(
              text -> put(key, text, shell.directory(), new Origin.Variable(key.variable())));
    }
    List<String> known = Keys.all().stream().map(Key::variable).toList();
    shell.environment().keySet().stream()
        .filter(name -> name.startsWith(VARIABLES) && LAUNCHER.stream().noneMatch(name::startsWith))
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(name ->
            notices.add("$" + name + " is not a setting. " + didYouMean(name, known).orElse("")));
  }

  private void addOption(Key<?> key, Chosen chosen) {
    put(key, chosen.text(), shell.directory(), new Origin.Option(chosen.option()));
  }

  /** They belong to other programs, so they are looked at only where nothing else speaks. */
  private void addForeignVariables() {
    if (!values.containsKey(Keys.BASE_URL)) {
      shell
          .variable(OllamaHost.VARIABLE)
          .ifPresent(text ->
              put(
                  Keys.BASE_URL,
                  OllamaHost.address(text),
                  workspace,
                  new Origin.Variable(OllamaHost.VARIABLE)));
    }
    addForeign(NetKeys.HUB_URL, "HF_ENDPOINT");
    addForeign(NetKeys.PROXY, "https_proxy");
    addForeign(NetKeys.PROXY, "HTTPS_PROXY");
    if (!values.containsKey(Keys.COLOR) && shell.variable("NO_COLOR").isPresent()) {
      String never = Color.NEVER.name().toLowerCase(Locale.ROOT);
      put(Keys.COLOR, never, workspace, new Origin.Variable("NO_COLOR"));
    }
  }

  /** What is no address is another program's mistake, which says nothing here. */
  private void addForeign(Key<?> key, String variable) {
    Optional<String> text = shell.variable(variable);
    if (!values.containsKey(key)
        && text.isPresent()
        && key.kind().reader().read(text.get(), workspace).isPresent()) {
      put(key, text.get(), workspace, new Origin.Variable(variable));
    }
  }
}
