package dev.simplecoder.app.catalog;

import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.command.Subcommand;
import dev.simplecoder.app.models.Engine;
import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Random;

/** The program with {@code models} as its only command, and without an engine. */
final class ModelsProgram {

  private ModelsProgram() {}

  static ExitCode run(FakeShell shell, URI baseUrl, String... words)
      throws IOException, InterruptedException {
    shell.with("SIMPLECODER_BASE_URL", baseUrl.toString());
    var servers = new ModelServers(shell.shell().clock(), _ -> {}, new Random(1), Engine.NONE);
    return new Program(
            "1",
            _ -> ExitCode.DONE,
            List.of(new Subcommand("models", "", () -> new ModelsCommand(_ -> servers, "1"))))
        .run(List.of(words), shell.shell());
  }
}
