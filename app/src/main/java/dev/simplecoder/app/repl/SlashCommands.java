package dev.simplecoder.app.repl;

import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every slash command, in the order of {@code /help}. */
final class SlashCommands {

  private static final List<String> KEYS =
      List.of(
          "Enter sends; Alt-Enter, or a backslash at the end, begins another line.",
          "Ctrl-C gives up the line, or cancels the task that runs; Ctrl-D leaves.");

  private final List<SlashCommand> all;
  private final Shell shell;

  SlashCommands(List<SlashCommand> commands, Shell shell) {
    this.shell = shell;
    this.all =
        Stream.of(
                Stream.of(
                    SlashCommand.of(
                        "help", "[COMMAND]", "List the commands, or explain one.", this::help)),
                commands.stream(),
                Stream.of(
                    new SlashCommand(
                        "exit",
                        "",
                        "Leave; the session can be gone on with.",
                        _ -> SlashCommand.Then.LEAVE)))
            .flatMap(each -> each)
            .toList();
    List<String> names = all.stream().map(SlashCommand::name).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException("one command has the name of another: " + names);
    }
  }

  Optional<SlashCommand> named(String name) {
    return all.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  List<SlashCommand> all() {
    return all;
  }

  List<String> names() {
    return all.stream().map(SlashCommand::name).toList();
  }

  private void help(String name) {
    if (name.isEmpty()) {
      all.forEach(it -> shell.out().println("  /%-12s %s".formatted(it.name(), it.summary())));
      KEYS.forEach(shell.out()::println);
      return;
    }
    String plain = name.startsWith("/") ? name.substring(1) : name;
    SlashCommand command =
        named(plain)
            .orElseThrow(
                () -> new UserError("there is no command /" + plain, "They are listed by /help."));
    shell.out().println(("/" + command.name() + " " + command.arguments()).strip());
    shell.out().println("  " + command.summary());
  }
}
