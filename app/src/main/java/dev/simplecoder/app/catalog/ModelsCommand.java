package dev.simplecoder.app.catalog;

import dev.simplecoder.app.arm.Wishes;
import dev.simplecoder.app.command.BadUsage;
import dev.simplecoder.app.command.Command;
import dev.simplecoder.app.command.SettingOptions;
import dev.simplecoder.app.command.Words;
import dev.simplecoder.app.command.WorkspaceOption;
import dev.simplecoder.app.engine.Memory;
import dev.simplecoder.app.hub.Coder;
import dev.simplecoder.app.hub.HubPull;
import dev.simplecoder.app.hub.HubPull.Consent;
import dev.simplecoder.app.hub.PullReport;
import dev.simplecoder.app.models.Choice;
import dev.simplecoder.app.models.Listed;
import dev.simplecoder.app.models.ModelChange;
import dev.simplecoder.app.models.ModelSettings;
import dev.simplecoder.app.models.Problem;
import dev.simplecoder.app.models.ServedModel;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Prompter;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.TypedLines;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.NetKeys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.store.ModelRecords;
import dev.simplecoder.app.task.Consoles;
import dev.simplecoder.app.task.ServedModels;
import dev.simplecoder.app.task.Servers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder models [list | probe [ID] | pull [ID] | add [ID] FILE | remove ID]}. */
public final class ModelsCommand implements Command {

  private static final String YES = "--yes";

  /** A server that is quicker than this needs no word about it. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Servers servers;
  private final String program;

  /** {@code program} is its version, for the record. */
  public ModelsCommand(Servers servers, String program) {
    this.servers = servers;
    this.program = program;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    WorkspaceOption.addTo(spec);
    SettingOptions.addTo(spec, Keys.MODEL, Keys.BASE_URL, NetKeys.OFFLINE, Keys.COLOR);
    spec.addOption(
        OptionSpec.builder(YES)
            .arity("0")
            .type(boolean.class)
            .description("Fetch or remove a model without asking.")
            .build());
    Words.addJson(spec, "Write one model a line as JSON; with probe, one dialect a line.");
    Words.addTo(
        spec,
        "[list | probe [ID] | pull [ID] | add [ID] FILE | remove ID]",
        List.of("list", "probe", "pull", "add", "remove"),
        """
        list: show the server's models, with a * at the one that a task would use (the default);
        probe: try out every way in which a model can call tools, and keep the best one;
        pull: get a small model that needs no server, chosen by this machine's memory;
        pull ID: get that one, or let an Ollama server do it; after an interrupt, pull again;
        add FILE: use a GGUF file of this machine, without a server;
        add ID FILE: let an Ollama server make a model from it;
        remove: forget a model that needs no server, or let an Ollama server delete one.\
        """);
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Shell shell)
      throws IOException, InterruptedException, BadUsage {
    List<String> words = Words.of(parsed);
    Settings settings = SettingOptions.load(parsed, shell, WorkspaceOption.of(parsed, shell));
    boolean hasName = words.size() == 2 && !words.getLast().isBlank();
    try (Console console = Consoles.of(shell, settings)) {
      String verb = words.isEmpty() ? "list" : words.getFirst();
      if (verb.equals("list") && words.size() <= 1) {
        return list(parsed, shell, settings, console);
      }
      if (verb.equals("probe") && (hasName || words.size() == 1)) {
        return new ModelTrial(servers.of(shell), program, shell, settings, console)
            .run(
                hasName ? words.getLast() : null,
                Words.wantsJson(parsed) ? ModelTrial.Form.JSON : ModelTrial.Form.TABLE);
      }
      if (verb.equals("pull") && (hasName || words.size() == 1)) {
        Optional<Coder> coder =
            hasName
                ? Coder.named(words.getLast())
                : Optional.of(Coder.fitting(Memory.ofThisMachine()));
        return coder.isPresent()
            ? fetch(coder.get(), parsed, shell, settings, console)
            : pull(words.getLast(), shell, settings, console);
      }
      if (verb.equals("add") && hasName) {
        return new LocalModels(shell, console).add(file(words.getLast(), shell));
      }
      if (verb.equals("add") && words.size() == 3) {
        return add(words.get(1), file(words.getLast(), shell), shell, settings, console);
      }
      if (verb.equals("remove") && hasName) {
        return remove(words.getLast(), parsed, shell, settings, console);
      }
      throw Words.unknown(
          "models", words, "list, probe [ID], pull [ID], add [ID] FILE or remove ID");
    }
  }

  private static ExitCode fetch(
      Coder coder, ParseResult parsed, Shell shell, Settings settings, Console console)
      throws InterruptedException {
    Consent consent = parsed.hasMatchedOption(YES) ? Consent.GIVEN : Consent.ASKED;
    return new HubPull(shell, settings, console).pull(coder, consent, prompter(shell, console));
  }

  private ExitCode list(ParseResult parsed, Shell shell, Settings settings, Console console)
      throws InterruptedException {
    ModelSettings wanted = ServedModels.settings(settings);
    console.beginWait(Visible.line("asking " + wanted.baseUrl() + " what it has"), PATIENCE);
    Listed listed = servers.of(shell).list(wanted);
    console.endWait();
    if (listed.servers().isEmpty() && listed.choice() instanceof Choice.None(Problem problem)) {
      return refused(problem, shell);
    }
    listed.absent().forEach(problem -> console.tell(problem.line()));
    if (Words.wantsJson(parsed)) {
      for (Listed.Server server : listed.servers()) {
        var known = known(server, shell, settings, console);
        server.models().stream()
            .map(model -> ModelJson.line(model, server, listed, known.apply(model)))
            .forEach(shell.out()::println);
      }
    } else {
      show(listed, shell, settings, console);
    }
    return ExitCode.DONE;
  }

  private static void show(Listed listed, Shell shell, Settings settings, Console console) {
    for (Listed.Server server : listed.servers()) {
      if (1 < listed.servers().size()) {
        shell.out().println(Visible.line(server.baseUrl() + ":"));
      }
      var known = known(server, shell, settings, console);
      ModelTable.lines(server, listed, known, style(shell, settings)).forEach(shell.out()::println);
    }
    shell.out().println(ModelTable.line(listed.choice()));
    for (Listed.Server server : listed.servers()) {
      warn(server, known(server, shell, settings, console), console);
    }
  }

  private static void warn(
      Listed.Server server, Function<ServedModel, KnownModel> known, Console console) {
    server.models().stream()
        .flatMap(model -> CpuWarning.of(model).stream())
        .forEach(warning -> console.tell(warning + ". " + CpuWarning.remedy()));
    server.models().stream()
        .flatMap(model -> known.apply(model).warning().stream())
        .forEach(console::tell);
  }

  private static Function<ServedModel, KnownModel> known(
      Listed.Server server, Shell shell, Settings settings, Console console) {
    ModelRecords records = ServedModels.records(shell, console::tell);
    Wishes wishes = ServedModels.wishes(settings);
    return model -> new KnownModel(model, server.baseUrl(), server.kind(), records, wishes);
  }

  private ExitCode pull(String name, Shell shell, Settings settings, Console console)
      throws InterruptedException {
    try {
      var report = new PullReport(console, shell.clock());
      ModelSettings wanted = ServedModels.settings(settings);
      ModelChange change = servers.of(shell).pull(wanted, name, report);
      console.endWait();
      boolean isNamed = wanted.place() == ModelSettings.Place.NAMED;
      return told(isNamed ? change : withoutServer(change), "got " + name, shell, console);
    } catch (InterruptedException interrupted) {
      console.endWait();
      console.tell(
          "Ollama keeps what has come until it is started again; to go on: simplecoder models pull "
              + name);
      throw interrupted;
    }
  }

  /** Where only a server is missing, names what needs none. */
  private static ModelChange withoutServer(ModelChange change) {
    return change instanceof ModelChange.Failed(Problem problem)
            && problem.kind() == Problem.Kind.UNREACHABLE
        ? new ModelChange.Failed(
            new Problem(
                problem.kind(),
                problem.message(),
                "these need no server: "
                    + Coder.all().stream().map(Coder::name).collect(Collectors.joining(", "))
                    + "; or "
                    + problem.hint()))
        : change;
  }

  private ExitCode add(String name, Path gguf, Shell shell, Settings settings, Console console)
      throws InterruptedException {
    var report = new PullReport(console, shell.clock());
    ModelChange change = servers.of(shell).add(ServedModels.settings(settings), name, gguf, report);
    console.endWait();
    return told(change, "made " + name + " of " + gguf, shell, console);
  }

  private static Path file(String given, Shell shell) {
    try {
      return shell.directory().resolve(given);
    } catch (InvalidPathException _) {
      throw new UserError(
          "models add: expected a file, found \"" + given + "\"", "Name a GGUF file.");
    }
  }

  private ExitCode remove(
      String name, ParseResult parsed, Shell shell, Settings settings, Console console)
      throws IOException, InterruptedException {
    var local = new LocalModels(shell, console);
    boolean isLocal = local.has(name);
    String where = isLocal ? "this machine" : settings.get(Keys.BASE_URL).toString();
    if (!parsed.hasMatchedOption(YES) && !isMeant(name, where, shell, console)) {
      return ExitCode.NOT_DONE;
    }
    if (isLocal) {
      return local.remove(name);
    }
    ModelChange change = servers.of(shell).remove(ServedModels.settings(settings), name);
    return told(change, "removed " + name, shell, console);
  }

  private static ExitCode told(ModelChange change, String made, Shell shell, Console console) {
    return switch (change) {
      case ModelChange.Made() -> {
        console.tell(made);
        yield ExitCode.DONE;
      }
      case ModelChange.Failed(Problem problem) -> refused(problem, shell);
    };
  }

  static ExitCode refused(Problem problem, Shell shell) {
    shell.notice(problem.line());
    return problem.kind() == Problem.Kind.BAD_FILE ? ExitCode.USAGE : ExitCode.MODEL;
  }

  private static Prompter prompter(Shell shell, Console console) {
    return new Prompter(console, new TypedLines(shell.in(), StandardCharsets.UTF_8));
  }

  private static boolean isMeant(String name, String where, Shell shell, Console console)
      throws InterruptedException {
    Prompter prompter = prompter(shell, console);
    if (!prompter.canAsk()) {
      console.tell("not removed: there is no terminal to ask at; --yes removes without a question");
      return false;
    }
    String question = "Remove " + name + " from " + where + "? [y]es, [n]o";
    boolean meant = prompter.ask(question).filter(List.of("y", "yes")::contains).isPresent();
    if (!meant) {
      console.tell("not removed");
    }
    return meant;
  }

  /** The table goes to stdout; in a pipe nothing is cut. */
  static Style style(Shell shell, Settings settings) {
    boolean terminal = shell.isTerminal(Shell.Stream.OUT);
    return new Style(
        false,
        !terminal || Consoles.style(shell, settings).unicode(),
        terminal ? shell.columns() : Style.UNLIMITED);
  }
}
