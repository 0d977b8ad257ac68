package dev.simplecoder.app.command;

import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import java.util.List;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
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
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .type(String.class)
            .paramLabel("SHELL")
            .completionCandidates(List.of("bash", "zsh", "fish"))
            .description("bash, zsh or fish.")
            .build());
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
    String name = parsed.matchedPositionalValue(0, "");
    shell
        .out()
        .print(
            switch (name) {
              case "bash" -> bash();
              case "zsh" ->
                  "autoload -Uz compinit bashcompinit && compinit && bashcompinit\n" + bash();
              case "fish" -> new FishCompletion(complete.get()).script();
              default ->
                  throw new BadUsage(
                      "there is no completion for \"" + name + "\", only for bash, zsh and fish");
            });
    return ExitCode.DONE;
  }

  private String bash() {
    return AutoComplete.bash(Program.NAME, complete.get().commandLine());
  }
}
