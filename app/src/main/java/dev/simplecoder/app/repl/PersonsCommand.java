package dev.simplecoder.app.repl;

import dev.simplecoder.app.shell.Visible;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A command line of the person's own, run by a shell in the workspace. It is typed by them and runs
 * with all that they may do; no model has a part in it.
 */
final class PersonsCommand {

  /** Of what it wrote the last so many characters are kept. */
  private static final int KEPT_CHARACTERS = 16_000;

  private final Path workspace;
  private final PrintStream out;

  /**
   * @param out where what it writes is shown as it comes
   */
  PersonsCommand(Path workspace, PrintStream out) {
    this.workspace = workspace;
    this.out = out;
  }

  /**
   * What came of it.
   *
   * @param output the end of what it wrote, on both streams
   */
  record Ran(String command, int exit, String output) {}

  /** Blocks until it ends; an interrupt ends it. */
  Ran run(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(workspace.toFile())
            .redirectInput(ProcessBuilder.Redirect.INHERIT)
            .redirectErrorStream(true)
            .start();
    var kept = new StringBuilder();
    try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
      char[] piece = new char[4096];
      for (int length = reader.read(piece); 0 <= length; length = reader.read(piece)) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        String text = new String(piece, 0, length);
        out.print(Visible.text(text));
        out.flush();
        kept.append(text);
        kept.delete(0, Math.max(0, kept.length() - KEPT_CHARACTERS));
      }
      return new Ran(command, process.waitFor(), kept.toString());
    } finally {
      process.destroy();
    }
  }
}
