package dev.simplecoder.app.decisions;

import dev.simplecoder.app.command.BadUsage;
import dev.simplecoder.app.command.Command;
import dev.simplecoder.app.command.SettingOptions;
import dev.simplecoder.app.command.Words;
import dev.simplecoder.app.command.WorkspaceOption;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Refusal;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.decisions.DecisionLog;
import dev.simplecoder.app.store.decisions.LogLine;
import dev.simplecoder.app.store.decisions.Logged;
import dev.simplecoder.app.task.Consoles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code simplecoder router [status | explain [ID] | fixrates | replay | export | import | reset]}.
 */
public final class RouterCommand implements Command {

  private static final String YES = "--yes";
  private static final String POLICY = "--policy";
  private static final String LOG = "--log";
  private static final String KNOWN =
      "status, explain [ID], fixrates, replay, export, import FILE or reset";

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    WorkspaceOption.addTo(spec);
    SettingOptions.addTo(spec, Keys.COLOR);
    spec.addOption(
        OptionSpec.builder(POLICY)
            .arity("1")
            .type(String.class)
            .paramLabel("NAME")
            .description("replay: the policy to judge: " + Replay.KNOWN + ".")
            .build());
    spec.addOption(
        OptionSpec.builder(LOG)
            .arity("1")
            .type(String.class)
            .paramLabel("FILE")
            .description("replay: judge it on an exported log.")
            .build());
    spec.addOption(
        OptionSpec.builder(YES)
            .arity("0")
            .type(boolean.class)
            .description("reset: really forget everything.")
            .build());
    Words.addJson(spec, "One row a line, as JSON.");
    Words.addTo(
        spec,
        "[status | explain [ID] | fixrates | replay | export | import FILE | reset]",
        List.of("status", "explain", "fixrates", "replay", "export", "import", "reset"),
        "status: the models, what is expected of each, and how often it was chosen; explain: why a"
            + " model was chosen, the last time or in decision ID; fixrates: who repairs whose"
            + " failures; replay: what another policy would have come to on the log; export: the log"
            + " as JSON lines; import: add the lines of another log; reset: forget everything.");
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Shell shell) throws BadUsage {
    List<String> words = Words.of(parsed);
    var log = new DecisionLog(Directories.of(shell).state(), shell.clock(), shell::notice);
    return switch (words.size()) {
      case 0 -> run("status", log, parsed, shell);
      case 1 -> run(words.getFirst(), log, parsed, shell);
      case 2 -> run(words.getFirst(), words.getLast(), log, parsed, shell);
      default -> throw Words.unknown("router", words, KNOWN);
    };
  }

  private static ExitCode run(String verb, DecisionLog log, ParseResult parsed, Shell shell)
      throws BadUsage {
    return switch (verb) {
      case "status" -> show(new Status(log), log, parsed, shell);
      case "explain" -> show(new Explained(log, ""), log, parsed, shell);
      case "fixrates" -> show(new FixRateTable(log), log, parsed, shell);
      case "replay" -> show(replay(log, parsed, shell), log, parsed, shell);
      case "export" -> {
        log.lines().forEach(line -> shell.out().println(LogLine.of(line)));
        yield ExitCode.DONE;
      }
      case "reset" -> reset(log, parsed, shell);
      default -> throw Words.unknown("router", List.of(verb), KNOWN);
    };
  }

  private static ExitCode run(
      String verb, String what, DecisionLog log, ParseResult parsed, Shell shell) throws BadUsage {
    return switch (verb) {
      case "explain" -> show(new Explained(log, what), log, parsed, shell);
      case "import" -> {
        shell.out().println("added  " + decisions(log.add(read(what, shell))));
        yield ExitCode.DONE;
      }
      default -> throw Words.unknown("router", List.of(verb, what), KNOWN);
    };
  }

  /** What is shown of the log. */
  interface Report {

    /** For a person. */
    List<String> lines(Style style);

    /** One JSON object a line. */
    List<String> json();
  }

  private static ExitCode show(Report report, DecisionLog log, ParseResult parsed, Shell shell) {
    Settings settings = SettingOptions.load(parsed, shell, WorkspaceOption.of(parsed, shell));
    if (Words.wantsJson(parsed)) {
      report.json().forEach(shell.out()::println);
    } else if (log.decision(0).isEmpty() && !parsed.hasMatchedOption(LOG)) {
      shell.err().println("Nothing was decided yet: the server has to have several models.");
    } else {
      report.lines(Consoles.style(shell, settings)).forEach(shell.out()::println);
    }
    return ExitCode.DONE;
  }

  private static Report replay(DecisionLog log, ParseResult parsed, Shell shell) {
    String file = parsed.matchedOptionValue(LOG, "");
    List<Logged> lines = file.isEmpty() ? log.lines() : read(file, shell);
    return new Replay(parsed.matchedOptionValue(POLICY, "planned"), lines);
  }

  private static List<Logged> read(String file, Shell shell) {
    List<Logged> lines = new ArrayList<>();
    try {
      int number = 0;
      for (String line : Files.readAllLines(shell.directory().resolve(file))) {
        number++;
        if (!line.isBlank()) {
          lines.add(line(file, number, line));
        }
      }
      return lines;
    } catch (InvalidPathException | IOException unreadable) {
      String why =
          unreadable instanceof IOException failed ? Refusal.of(failed) : "\"" + file + "\"";
      throw new UserError("no log to read: " + why, "simplecoder router export writes one.");
    }
  }

  private static Logged line(String file, int number, String line) {
    try {
      return LogLine.read(line);
    } catch (IOException wrong) {
      throw new UserError(
          "%s:%d: no line of a router's log: %s".formatted(file, number, wrong.getMessage()),
          "simplecoder router export writes one.");
    }
  }

  private static ExitCode reset(DecisionLog log, ParseResult parsed, Shell shell) {
    if (!parsed.hasMatchedOption(YES)) {
      throw new UserError(
          "reset forgets " + decisions(log.decisions().size()) + " and all that was learned",
          "Keep them with simplecoder router export > FILE; to go on: simplecoder router reset"
              + " --yes.");
    }
    shell.out().println("forgot  " + decisions(log.reset()));
    return ExitCode.DONE;
  }

  private static String decisions(int count) {
    return count == 1 ? "1 decision" : count + " decisions";
  }
}
