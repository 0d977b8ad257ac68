package dev.simplecoder.app.decisions.gate;

import dev.simplecoder.app.command.BadUsage;
import dev.simplecoder.app.command.Command;
import dev.simplecoder.app.command.SettingOptions;
import dev.simplecoder.app.command.Words;
import dev.simplecoder.app.command.WorkspaceOption;
import dev.simplecoder.app.gate.Rule;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Refusal;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.Sessions;
import dev.simplecoder.app.store.decisions.GateLog;
import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.app.task.Consoles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder gate [status | why [ID] | replay | reset]}. */
public final class GateCommand implements Command {

  private static final String YES = "--yes";
  private static final String DATA = "--data";
  private static final String SVG = "--svg";
  private static final String POLICY = "--policy";
  private static final String KNOWN = "status, why [ID], replay or reset";
  private static final String RULES =
      Stream.of(Rule.values()).map(Rule::word).collect(Collectors.joining(", "));

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    WorkspaceOption.addTo(spec);
    SettingOptions.addTo(spec, Keys.COLOR);
    spec.addOption(flag(DATA, "status: everything that is kept, a decision a line, as JSON."));
    spec.addOption(option(SVG, "FILE", "status: write how right estimates were as a picture."));
    spec.addOption(option(POLICY, "NAME", "replay: the rule to judge: " + RULES + "."));
    spec.addOption(flag(YES, "reset: really forget everything."));
    Words.addJson(spec, "One row a line, as JSON.");
    Words.addTo(
        spec,
        "[status | why [ID] | replay | reset]",
        List.of("status", "why", "replay", "reset"),
        "status: what you took, how right estimates were, and what was saved; why: why something"
            + " was shown or held back, the last time or in decision ID; replay: what another rule"
            + " would have saved on the log; reset: forget everything.");
    return spec;
  }

  private static OptionSpec flag(String name, String about) {
    return OptionSpec.builder(name).arity("0").type(boolean.class).description(about).build();
  }

  private static OptionSpec option(String name, String label, String about) {
    return OptionSpec.builder(name)
        .arity("1")
        .type(String.class)
        .paramLabel(label)
        .description(about)
        .build();
  }

  @Override
  public ExitCode run(ParseResult parsed, Shell shell) throws BadUsage {
    List<String> words = Words.of(parsed);
    var log = new GateLog(Directories.of(shell).state(), shell.clock(), shell::notice);
    String verb = words.isEmpty() ? "status" : words.getFirst();
    String id = words.size() == 2 ? words.getLast() : "";
    if (2 < words.size() || (words.size() == 2 && !verb.equals("why"))) {
      throw Words.unknown("gate", words, KNOWN);
    }
    return switch (verb) {
      case "status" -> status(log, parsed, shell);
      case "why" -> show(why(log, id, shell), log, parsed, shell);
      case "replay" -> show(replay(log, parsed), log, parsed, shell);
      case "reset" -> reset(log, parsed, shell);
      default -> throw Words.unknown("gate", words, KNOWN);
    };
  }

  /** What is shown of the log. */
  interface Report {

    /** For a person. */
    List<String> lines(Style style);

    /** One JSON object a line. */
    List<String> json();
  }

  private static ExitCode show(Report report, GateLog log, ParseResult parsed, Shell shell) {
    Settings settings = SettingOptions.load(parsed, shell, WorkspaceOption.of(parsed, shell));
    if (Words.wantsJson(parsed)) {
      report.json().forEach(shell.out()::println);
    } else if (log.row(0).isEmpty()) {
      shell
          .err()
          .println(
              "Nothing was judged yet. Give a task at a terminal, or without one with --gate on, and"
                  + " take or decline what it would change.");
    } else {
      report.lines(Consoles.style(shell, settings)).forEach(shell.out()::println);
    }
    return ExitCode.DONE;
  }

  private static ExitCode status(GateLog log, ParseResult parsed, Shell shell) {
    if (parsed.hasMatchedOption(DATA)) {
      log.after(0).stream().map(GateLine::of).forEach(shell.out()::println);
      return ExitCode.DONE;
    }
    List<GateRow> rows = log.figures();
    if (parsed.hasMatchedOption(SVG)) {
      write(new Diagram(rows), parsed.matchedOptionValue(SVG, ""), shell);
    }
    return show(new Status(rows), log, parsed, shell);
  }

  private static void write(Diagram diagram, String file, Shell shell) {
    try {
      Files.writeString(shell.directory().resolve(file), diagram.svg());
    } catch (InvalidPathException | IOException refused) {
      String why = refused instanceof IOException failed ? Refusal.of(failed) : "\"" + file + "\"";
      throw new UserError("the picture could not be written: " + why, "Name another file.");
    }
  }

  private static Report why(GateLog log, String id, Shell shell) {
    try {
      return Why.of(log, new Sessions(Directories.of(shell).state()), id);
    } catch (IOException refused) {
      throw new UserError(
          "the session of that decision could not be read: " + Refusal.of(refused),
          "simplecoder gate status --data has what is kept of all decisions.");
    }
  }

  private static Report replay(GateLog log, ParseResult parsed) {
    String name = parsed.matchedOptionValue(POLICY, Rule.THRESHOLD.word());
    Rule rule =
        Rule.named(name)
            .orElseThrow(
                () -> new UserError("no policy \"" + name + "\"", "Known: " + RULES + "."));
    return new Replay(rule, log.after(0));
  }

  private static ExitCode reset(GateLog log, ParseResult parsed, Shell shell) {
    if (!parsed.hasMatchedOption(YES)) {
      throw new UserError(
          "reset forgets " + decisions(log.figures().size()) + " and all that was learned",
          "See them with simplecoder gate status --data; to go on: simplecoder gate reset --yes.");
    }
    shell.out().println("forgot  " + decisions(log.reset()));
    return ExitCode.DONE;
  }

  private static String decisions(int count) {
    return count == 1 ? "1 decision" : count + " decisions";
  }
}
