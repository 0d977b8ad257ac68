package dev.simplecoder.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes the completions of a program for the fish shell, one a line. */
final class FishCompletion {

  private final CommandSpec program;
  private final List<String> lines = new ArrayList<>();

  FishCompletion(CommandSpec program) {
    this.program = program;
  }

  String script() {
    Map<String, CommandLine> commands = program.subcommands();
    String all = String.join(" ", commands.keySet());
    addOptions("not __fish_seen_subcommand_from " + all, program);
    commands.forEach((name, command) -> {
      CommandSpec spec = command.getCommandSpec();
      add(
          "__fish_use_subcommand",
          "-a " + name,
          String.join(" ", spec.usageMessage().description()));
      String within = "__fish_seen_subcommand_from " + name;
      addOptions(within, spec);
      spec.positionalParameters().forEach(it -> addCandidates(within, it));
    });
    return lines.stream().collect(Collectors.joining("\n", "# fish completions\n", "\n"));
  }

  private void addOptions(String condition, CommandSpec spec) {
    for (OptionSpec option : spec.options()) {
      StringBuilder what = new StringBuilder();
      for (String name : option.names()) {
        what.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
            .append(' ');
      }
      what.append(option.arity().max() == 0 ? "" : "-r");
      add(condition, what.toString().strip(), String.join(" ", option.description()));
    }
  }

  private void addCandidates(String condition, PositionalParamSpec positional) {
    Iterable<String> candidates = positional.completionCandidates();
    if (candidates != null) {
      String words =
          StreamSupport.stream(candidates.spliterator(), false).collect(Collectors.joining(" "));
      add(condition, "-f -a " + quoted(words), String.join(" ", positional.description()));
    }
  }

  private void add(String condition, String what, String description) {
    lines.add(
        "complete -c %s -n %s %s -d %s"
            .formatted(program.name(), quoted(condition), what, quoted(description)));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
