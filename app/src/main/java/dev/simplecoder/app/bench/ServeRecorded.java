package dev.simplecoder.app.bench;

import dev.simplecoder.app.recorded.RecordedServer;
import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder bench serve-recorded DIR}: models of which only the words are there. */
final class ServeRecorded {

  static final String NAME = "serve-recorded";

  private static final String PORT = "--port";
  private static final int USUAL_PORT = 11_435;
  private static final int LAST_PORT = 65_535;

  private ServeRecorded() {}

  static String about() {
    return NAME
        + " DIR: serve the recorded completions of a folder as models under their own names, over"
        + " Ollama's protocol, on this machine only and until Ctrl-C. DIR is that of rescore; they"
        + " know its problems and nothing else.";
  }

  static OptionSpec option() {
    return OptionSpec.builder(PORT)
        .arity("1")
        .type(String.class)
        .paramLabel("N")
        .description(NAME + ": the port to listen at (default: " + USUAL_PORT + ").")
        .build();
  }

  /** Blocks until it is interrupted. */
  static ExitCode run(Path folder, ParseResult parsed, Shell shell)
      throws IOException, InterruptedException {
    int port = BenchCommand.number(parsed, PORT, USUAL_PORT);
    if (LAST_PORT < port) {
      throw new UserError(
          PORT + ": expected a port up to " + LAST_PORT + ", found " + port,
          "Leave it away for " + USUAL_PORT + ".");
    }
    try (RecordedServer server = RecordedServer.start(folder, port)) {
      shell
          .out()
          .println(
              "%s of %s, recorded, at %s; Ctrl-C ends it"
                  .formatted(
                      Quantity.of(server.models(), "model"),
                      Quantity.of(server.problems(), "problem"),
                      server.address()));
      shell.out().flush();
      new CountDownLatch(1).await();
      return ExitCode.DONE;
    }
  }
}
