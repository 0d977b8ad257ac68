package dev.simplecoder.app.command;

import dev.simplecoder.app.settings.GateKeys;
import dev.simplecoder.app.settings.Key;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Layers;
import dev.simplecoder.app.settings.Layers.Chosen;
import dev.simplecoder.app.settings.NetKeys;
import dev.simplecoder.app.settings.RoutingKeys;
import dev.simplecoder.app.settings.ScreenKeys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that set a key for one start. */
public final class SettingOptions {

  private static final String YES = "--yes";
  private static final String READ_ONLY = "--read-only";
  private static final String VERBOSE = "-v";
  private static final String QUIET = "-q";

  private static final List<Option> ALL =
      List.of(
          valued(
              Keys.OUTPUT_ROOT,
              "DIR",
              "Change files below DIR only (default: the workspace).",
              "--output-root"),
          valued(Keys.MODEL, "ID", "Use this model.", "-m", "--model"),
          valued(
              RoutingKeys.ROUTER,
              "HOW",
              "Choose the model by what came of earlier tasks: on, off or fixed:MODEL.",
              "--router"),
          valued(
              RoutingKeys.BUDGET,
              "TIME",
              "Let the models work on a task for TIME in the mean, such as 60s; one that has taken so"
                  + " long gets no further attempt.",
              "--budget"),
          valued(
              GateKeys.GATE,
              "HOW",
              "Withhold changes that are hardly worth your time: off, shadow (only what running them"
                  + " speaks against) or on. Without a terminal it is off unless it is set.",
              "--gate"),
          valued(
              GateKeys.POLICY,
              "NAME",
              "How the gate decides: threshold, two-stage, value-of-information, guardrail, always"
                  + " or never.",
              "--gate-policy"),
          flag(
              GateKeys.ALWAYS_SHOW,
              "true",
              "Show all you asked for, also what the gate would withhold.",
              "--always-show"),
          valued(Keys.BASE_URL, "URL", "Where the model server is.", "--base-url"),
          flag(NetKeys.OFFLINE, "true", "Connect to nothing but this machine.", "--offline"),
          valued(
              Keys.DIALECT,
              "NAME",
              "How the model calls tools: native, fenced or json.",
              "--dialect"),
          valued(
              Keys.EDIT_FORMAT,
              "NAME",
              "How the model changes files: whole, by_size or search_replace.",
              "--edit-format"),
          valued(
              Keys.THINK, "WHEN", "Whether a model that can think does so: on or off.", "--think"),
          flag(
              Keys.PROBE,
              "false",
              "Skip the trial of a model before its first task.",
              "--no-probe"),
          flag(Keys.YES, "true", "Apply changes without asking, below the output root only.", YES),
          flag(Keys.READ_ONLY, "true", "Change nothing.", READ_ONLY),
          flag(
              Keys.USE_RAG,
              "true",
              "Search the files for the request first, and have the answer name its places.",
              "--use-rag"),
          flag(
              Keys.PLANNING,
              "on",
              "Make a plan first, which you may edit, and check each of its steps.",
              "--use-planning"),
          flag(Keys.PLANNING, "only", "Make the plan, print it and do no more.", "--plan-only"),
          flag(Keys.VERIFY, "off", "Do not run the project's tests.", "--no-verify"),
          valued(
              Keys.TEST_CMD,
              "CMD",
              "Test the changes with CMD, in the sandbox (default: what the project has).",
              "--test-cmd"),
          valued(
              Keys.SANDBOX,
              "NAME",
              "What contains the programs that are run: bubblewrap, fusion or off.",
              "--sandbox"),
          flag(
              Keys.INSTRUCTIONS,
              "off",
              "Do not give the model AGENTS.md, the project's or yours.",
              "--no-instructions"),
          valued(Keys.MAX_STEPS, "N", "End after N requests to the model.", "--max-steps"),
          valued(Keys.TIMEOUT, "TIME", "End after TIME, such as 90s or 30m.", "--timeout"),
          valued(Keys.SEED, "N", "Make the model's choices repeatable.", "--seed"),
          flag(Keys.COLOR, "never", "Do not colour, as with NO_COLOR.", "--no-color"),
          flag(
              ScreenKeys.PLAIN,
              "true",
              "Write whole lines only: no spinner, no moving of the cursor.",
              "--plain"),
          flag(Keys.VERBOSITY, "verbose", "Say more.", VERBOSE, "--verbose"),
          flag(
              Keys.VERBOSITY,
              "quiet",
              "Say no more than the answer, the changes and what went wrong.",
              QUIET,
              "--quiet"));

  private SettingOptions() {}

  /**
   * One option.
   *
   * @param label of its value; null where it has none
   * @param flagText what it sets where it has no value
   */
  private record Option(
      Key<?> key, @Nullable String label, String flagText, String description, List<String> names) {

    OptionSpec spec() {
      OptionSpec.Builder spec =
          OptionSpec.builder(
                  names.getFirst(), names.subList(1, names.size()).toArray(String[]::new))
              .description(description);
      return label == null
          ? spec.arity("0").type(boolean.class).build()
          : spec.arity("1").type(String.class).paramLabel(label).build();
    }

    String text(ParseResult parsed) {
      return label == null ? flagText : parsed.matchedOptionValue(names.getFirst(), "");
    }
  }

  /** The default, where there is one, is said at the end of the description. */
  private static <T> Option valued(Key<T> key, String label, String description, String... names) {
    T fallback = key.fallback();
    String described =
        fallback == null
            ? description
            : description.replaceFirst(
                "\\.$", " (default: " + key.kind().writer().apply(fallback) + ").");
    return new Option(key, label, "", described, List.of(names));
  }

  private static Option flag(Key<?> key, String text, String description, String... names) {
    return new Option(key, null, text, description, List.of(names));
  }

  static void addAllTo(CommandSpec spec) {
    ALL.forEach(option -> spec.addOption(option.spec()));
  }

  /** For a command that does no task: the options that set these. */
  public static void addTo(CommandSpec spec, Key<?>... keys) {
    ALL.stream()
        .filter(option -> List.of(keys).contains(option.key))
        .forEach(option -> spec.addOption(option.spec()));
  }

  /** The settings of a command; what was left out of them is told. */
  public static Settings load(ParseResult parsed, Shell shell, Path workspace) {
    Settings settings = Layers.load(shell, workspace, chosen(parsed));
    settings.notices().forEach(shell::notice);
    return settings;
  }

  /** What the person chose; choices that contradict each other are the person's to put right. */
  public static Map<Key<?>, Chosen> chosen(ParseResult parsed) {
    exclude(parsed, YES, READ_ONLY);
    exclude(parsed, VERBOSE, QUIET);
    Map<Key<?>, Chosen> chosen = new LinkedHashMap<>();
    for (Option option : ALL) {
      if (parsed.hasMatchedOption(option.names.getFirst())) {
        chosen.put(option.key, new Chosen(option.names.getLast(), option.text(parsed)));
      }
    }
    return chosen;
  }

  private static void exclude(ParseResult parsed, String one, String other) {
    if (parsed.hasMatchedOption(one) && parsed.hasMatchedOption(other)) {
      throw new UserError(
          one + " and " + other + " contradict each other", "Leave one of them out.");
    }
  }
}
