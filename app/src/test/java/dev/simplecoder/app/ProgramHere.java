package dev.simplecoder.app;

import dev.simplecoder.app.shell.Installation;
import dev.simplecoder.app.shell.Shell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** All of the program but its process, whose start takes most of a small task's time. */
final class ProgramHere extends TriedProgram {

  ProgramHere(Path scratch, String baseUrl) throws IOException {
    super(scratch, baseUrl);
  }

  @Override
  ProgramHere with(String variable, String value) {
    super.with(variable, value);
    return this;
  }

  @Override
  Result run(String input, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var shell =
        new Shell(
            environment(),
            workspace(),
            home(),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Set.of(),
            80,
            InstantSource.system());
    var installation = new Installation("test", "25", home(), "", "");
    var main = new Main(Wiring.program(installation, shell.clock()));
    int exit = main.run(List.of(arguments), shell);
    return new Result(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
