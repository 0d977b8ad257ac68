package dev.simplecoder.app.engine;

import dev.simplecoder.app.command.BadUsage;
import dev.simplecoder.app.command.Command;
import dev.simplecoder.app.command.Words;
import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Installation;
import dev.simplecoder.app.shell.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code simplecoder engine [status | stop]}. With {@code serve}, which is not for people, this
 * process becomes an engine.
 */
public final class EngineCommand implements Command {

  public static final String NAME = "engine";
  static final String SERVE = "serve";

  private final Installation installation;

  public EngineCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    Words.addTo(
        spec,
        "[status | stop]",
        List.of("status", "stop"),
        """
        status: the models that are in memory without a server (the default);
        stop: end their processes; the next task starts one again.\
        """);
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Shell shell)
      throws IOException, InterruptedException, BadUsage {
    List<String> words = Words.of(parsed);
    if (words.size() == 6 && words.getFirst().equals(SERVE)) {
      return serve(words, shell);
    }
    var engine = new EmbeddedEngine(installation, shell, Memory::ofThisMachine);
    return switch (String.join(" ", words)) {
      case "", "status" -> say(engine.running(), it -> line(it, shell), "no engine runs", shell);
      case "stop" -> say(engine.stop(), it -> "stopped " + named(it), "no engine ran", shell);
      default -> throw Words.unknown(NAME, words, "status or stop");
    };
  }

  private static ExitCode say(
      List<EngineAbout> engines, Function<EngineAbout, String> line, String none, Shell shell) {
    engines.stream().map(line).forEach(shell.out()::println);
    if (engines.isEmpty()) {
      shell.out().println(none);
    }
    return ExitCode.DONE;
  }

  /** One engine, for a person. */
  public static String line(EngineAbout engine, Shell shell) {
    Duration left = Duration.between(shell.clock().instant(), engine.idleUntil());
    return "%s, %s answered, %s"
        .formatted(
            named(engine),
            Quantity.of(engine.answered(), "question"),
            0 < engine.asked()
                ? Quantity.of(engine.asked(), "question") + " waiting or at work"
                : "ends in %d min if nobody asks"
                    .formatted(Math.max(1, left.plusSeconds(30).toMinutes())));
  }

  private static String named(EngineAbout engine) {
    return "%s  window %d, process %d".formatted(engine.model(), engine.window(), engine.pid());
  }

  private static ExitCode serve(List<String> words, Shell shell) throws IOException {
    try (LlamaCpp model = LlamaCpp.load(Path.of(words.get(2)), Integer.parseInt(words.get(3)))) {
      var idle = Duration.ofSeconds(Long.parseLong(words.get(4)));
      new EngineServer(model, words.get(1), idle, shell.clock()).serve(Path.of(words.get(5)));
      return ExitCode.DONE;
    } catch (LlamaCpp.Refusal _) {
      return ExitCode.NOT_DONE; // llama.cpp has said in the log why
    }
  }
}
