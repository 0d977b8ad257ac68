package dev.simplecoder.app;

import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Scratch;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Walks the paths that people take, so that the JVM learns which classes a start needs and keeps
 * them ready (AOT cache). It runs when the program is built or first started, with a home, a
 * workspace and a server of its own, and leaves nothing behind. Models are not tried out: that
 * happens once, and the usual task is one with a model that is known.
 */
final class StartTraining {

  private static final List<List<String>> WALKS =
      List.of(
          List.of("--help"),
          List.of("demo"),
          List.of("config"),
          List.of("permissions"),
          List.of("models"),
          List.of("doctor"),
          List.of("--yes", "create", "a", "hello.py", "file"),
          List.of("--interactive", "--yes", "create", "a", "hello.py", "file"),
          List.of("search", "where", "is", "hello"),
          List.of("undo"),
          List.of("--json", "create", "a", "hello.py", "file"));

  private final Program program;
  private final InstantSource clock;

  StartTraining(Program program, InstantSource clock) {
    this.program = program;
    this.clock = clock;
  }

  /** How each walk ended: one that went wrong has taught less than it should. */
  List<ExitCode> run() throws IOException, InterruptedException {
    List<ExitCode> ends = new ArrayList<>();
    Path scratch = Files.createTempDirectory("simplecoder-training");
    try (var server = new TrainingServer()) {
      Path workspace = Files.createDirectories(scratch.resolve("workspace"));
      Path config = Files.createDirectories(scratch.resolve(".config/simplecoder"));
      Files.writeString(config.resolve("config.toml"), "max_steps = 30\n");
      for (List<String> walk : WALKS) {
        ends.add(walk(walk, shell(scratch, workspace, server.address())));
      }
      return ends;
    } finally {
      Scratch.delete(scratch);
    }
  }

  private ExitCode walk(List<String> arguments, Shell shell)
      throws IOException, InterruptedException {
    try {
      return program.run(arguments, shell);
    } catch (UserError wrong) {
      shell.notice(wrong.line());
      return ExitCode.USAGE;
    }
  }

  private Shell shell(Path home, Path workspace, String server) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Shell(
        Map.of("SIMPLECODER_BASE_URL", server, "SIMPLECODER_PROBE", "false"),
        workspace,
        home,
        new ByteArrayInputStream(new byte[0]),
        nowhere,
        nowhere,
        Set.of(),
        80,
        clock);
  }
}
