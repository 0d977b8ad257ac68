package dev.simplecoder.app.command;

import dev.simplecoder.app.settings.Nearest;
import dev.simplecoder.app.shell.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with a command line. */
final class UsageErrors {

  private UsageErrors() {}

  /** {@code args} is what the person wrote. */
  static UserError of(ParameterException wrong, List<String> args) {
    CommandSpec spec = wrong.getCommandLine().getCommandSpec();
    return wrong instanceof UnmatchedArgumentException unmatched
        ? unmatched(spec, unmatched, args)
        : new UserError(message(wrong), see(spec));
  }

  static UserError of(BadUsage wrong, CommandSpec spec, List<String> args) {
    return new UserError(String.valueOf(wrong.getMessage()), orTask(see(spec), args));
  }

  private static UserError unmatched(
      CommandSpec spec, UnmatchedArgumentException unmatched, List<String> args) {
    String first = unmatched.getUnmatched().getFirst();
    if (!first.startsWith("-")) {
      return new UserError(
          spec.qualifiedName() + " does not take \"" + first + "\"", orTask(see(spec), args));
    }
    return new UserError(
        "unknown option " + first, meant(spec, first) + belongsToTask(spec, args, first));
  }

  private static String meant(CommandSpec spec, String option) {
    String name = option.replaceFirst("=.*", "");
    return Optional.of(name)
        .filter(it -> it.startsWith("--"))
        .flatMap(it -> Nearest.to(it, names(spec)))
        .map(it -> "Did you mean " + it + "?")
        .orElse(see(spec));
  }

  /** Only the program itself takes a task, and only its later words may be meant so. */
  private static String belongsToTask(CommandSpec spec, List<String> args, String option) {
    return spec.name().equals(Program.NAME) && 0 < args.indexOf(option)
        ? " If it belongs to the task, write -- before the first word of the task."
        : "";
  }

  private static List<String> names(CommandSpec spec) {
    List<String> names = new ArrayList<>();
    spec.options().forEach(option -> names.addAll(List.of(option.names())));
    return names;
  }

  private static String see(CommandSpec spec) {
    return "See " + spec.qualifiedName() + " --help.";
  }

  /** The parser's own words, as a clause. */
  private static String message(ParameterException wrong) {
    String message = String.valueOf(wrong.getMessage());
    return message.substring(0, 1).toLowerCase(Locale.ROOT)
        + message.substring(1).replaceFirst("\\.$", "");
  }

  /** Words of a task may look like options and commands. */
  private static String orTask(String hint, List<String> args) {
    String task = String.join(" ", args);
    return hint + " If it is a task, write: simplecoder -- " + (task.length() < 80 ? task : "TASK");
  }
}
