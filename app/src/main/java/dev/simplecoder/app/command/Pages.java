package dev.simplecoder.app.command;

import dev.simplecoder.app.shell.ExitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Sets up a command line: how it is read, and its page of {@code --help}. */
final class Pages {

  private static final int WIDTH = 90;

  private Pages() {}

  static CommandLine root(CommandSpec spec, List<Subcommand> subcommands) {
    spec.addOption(
        OptionSpec.builder("--version")
            .arity("0")
            .type(boolean.class)
            .versionHelp(true)
            .description("Print the version.")
            .build());
    spec.usageMessage()
        .customSynopsis(
            Program.NAME + " [OPTIONS] [TASK...]",
            "       " + Program.NAME + " [OPTIONS] COMMAND ...")
        .description(
            "Does a coding task with models that run on your own machine. What it would change is"
                + " shown first, and reaches the disk when you allow it.")
        .footer(rootFooter(subcommands));
    return line(spec.name(Program.NAME));
  }

  static CommandLine of(Subcommand subcommand, CommandSpec spec) {
    spec.usageMessage().description(subcommand.summary());
    return line(spec.name(Program.NAME + " " + subcommand.name()));
  }

  private static CommandLine line(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .arity("0")
            .type(boolean.class)
            .usageHelp(true)
            .description("Print this page.")
            .build());
    spec.usageMessage()
        .sortOptions(false)
        .abbreviateSynopsis(true)
        .width(WIDTH)
        .synopsisHeading("Usage: ")
        .descriptionHeading("%n")
        .parameterListHeading("%n")
        .optionListHeading("%nOptions:%n");
    return new CommandLine(spec)
        .setExpandAtFiles(false)
        .setInterpolateVariables(false)
        .setOverwrittenOptionsAllowed(false)
        .setUnmatchedOptionsAllowedAsOptionParameters(false);
  }

  private static String[] rootFooter(List<Subcommand> subcommands) {
    List<String> lines = new ArrayList<>(List.of("", "Commands (each has its --help):"));
    subcommands.forEach(it -> lines.add("  %-12s %s".formatted(it.name(), it.summary())));
    lines.addAll(List.of("", "Exit codes:"));
    Arrays.stream(ExitCode.values())
        .forEach(it -> lines.add("  %3d  %s".formatted(it.code(), it.meaning())));
    lines.addAll(
        List.of(
            "",
            "Settings: config.toml in $XDG_CONFIG_HOME/simplecoder, .simplecoder.toml in the",
            "workspace, SIMPLECODER_* variables, options; the later one wins. See config show."));
    return lines.stream().map(line -> line.replace("%", "%%")).toArray(String[]::new);
  }
}
