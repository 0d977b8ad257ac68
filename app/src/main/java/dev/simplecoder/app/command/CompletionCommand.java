package dev.simplecoder.app.command;

import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import java.util.List;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder completion bash|zsh|fish}. */
final class CompletionCommand implements Command {

  static final String NAME = "completion";

  private final Supplier<CommandSpec> complete;

  /** {@code complete} gives the program with every command below it. */
  CompletionCommand(Supplier<CommandSpec> complete) {
    this.complete = complete;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    Words.addTo(spec, "bash|zsh|fish", List.of("bash", "zsh", "fish"), "The name of the shell.");
    spec.usageMessage()
        .footer(
            "",
            "For bash and zsh, in the shell's start-up file:",
            "  source <(simplecoder completion bash)",
            "For fish:",
            "  simplecoder completion fish >~/.config/fish/completions/simplecoder.fish");
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Shell shell) throws BadUsage {
    String script =
        switch (String.join(" ", Words.of(parsed))) {
          case "bash" -> bash();
          case "zsh" -> "autoload -Uz compinit bashcompinit && compinit && bashcompinit\n" + bash();
          case "fish" -> new FishCompletion(complete.get()).script();
          default -> throw Words.unknown(NAME, Words.of(parsed), "bash, zsh or fish");
        };
    shell.out().print(script);
    return ExitCode.DONE;
  }

  private String bash() {
    return AutoComplete.bash(Program.NAME, complete.get().commandLine());
  }
}
