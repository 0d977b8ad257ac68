package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The built program, run as a process. */
final class BuiltProgram extends TriedProgram {

  BuiltProgram(Path scratch, String baseUrl) throws IOException {
    super(scratch, baseUrl);
  }

  @Override
  BuiltProgram with(String variable, String value) {
    super.with(variable, value);
    return this;
  }

  @Override
  Result run(String input, String... arguments) {
    try {
      return start(input, arguments).await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  Running start(String input, String... arguments) {
    try {
      Path folder = Files.createTempDirectory(home(), "run");
      Path in = Files.writeString(folder.resolve("in"), input);
      ProcessBuilder builder =
          new ProcessBuilder(command(arguments))
              .directory(workspace().toFile())
              .redirectInput(in.toFile())
              .redirectOutput(folder.resolve("out").toFile())
              .redirectError(folder.resolve("err").toFile());
      builder.environment().clear();
      builder.environment().putAll(environment());
      return new Running(builder.start(), folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Runs as if all three streams were terminals, and types {@code answer} when {@code question} is
   * on the screen.
   */
  Result answering(String question, String answer, String... arguments)
      throws IOException, InterruptedException {
    return at(
        question,
        (_, keyboard) -> {
          keyboard.write(answer);
          keyboard.flush();
        },
        arguments);
  }

  /** Presses Ctrl-C when {@code question} is on the screen. */
  Result interrupting(String question, String... arguments)
      throws IOException, InterruptedException {
    return at(question, (process, _) -> signal(process, "INT"), arguments);
  }

  /** What a person does at the terminal. */
  private interface Deed {
    void doneTo(Process process, Writer keyboard) throws IOException, InterruptedException;
  }

  private Result at(String question, Deed deed, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command(arguments));
    Path folder = Files.createTempDirectory(home(), "run");
    builder
        .directory(workspace().toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .environment()
        .clear();
    builder.environment().putAll(environment());
    builder.environment().put("SIMPLECODER_JAVA_OPTS", "-Dsimplecoder.tty=0,1,2");
    Process process = builder.start();
    var seen = new StringBuilder();
    try (Reader err = process.errorReader(StandardCharsets.UTF_8);
        Writer keyboard = process.outputWriter(StandardCharsets.UTF_8)) {
      boolean answered = false;
      for (int next = err.read(); 0 <= next; next = err.read()) {
        seen.append((char) next);
        if (!answered && 0 <= seen.indexOf(question)) {
          deed.doneTo(process, keyboard);
          answered = true;
        }
      }
    }
    Files.writeString(folder.resolve("err"), seen);
    return new Running(process, folder).await();
  }

  /** Runs in a pseudo terminal. */
  PtySession terminal(int rows, int columns, String... arguments) throws IOException {
    return onTerminal(rows, columns, command(arguments));
  }

  /** The same from a shell, which then says in which modes the program has left the terminal. */
  PtySession terminalThenModes(int rows, int columns, String... arguments) throws IOException {
    String line = String.join(" ", command(arguments)) + "; echo; stty -a";
    return onTerminal(rows, columns, List.of("sh", "-c", line));
  }

  private PtySession onTerminal(int rows, int columns, List<String> command) throws IOException {
    Map<String, String> variables = new TreeMap<>(environment());
    variables.putIfAbsent("TERM", "xterm-256color");
    return PtySession.start(rows, columns, workspace(), variables, command);
  }

  /** What a shell shows of a line, in which the program is called by its name. */
  String shell(String line) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", line)
            .directory(workspace().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment());
    builder.environment().put("PATH", launcher().getParent() + ":/usr/bin:/bin");
    Process process = builder.start();
    String seen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return seen;
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(launcher().toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static void signal(Process process, String name)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  static Path launcher() {
    String distribution = System.getProperty("simplecoder.distribution");
    assertNotNull(distribution, "run by failsafe, which says where the distribution is");
    return Path.of(distribution, "bin", "simplecoder");
  }

  /** A run that has not ended yet. */
  record Running(Process process, Path folder) {

    Result await() throws InterruptedException {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError("did not end within a minute:\n" + text("err"));
      }
      return new Result(process.exitValue(), text("out"), text("err"));
    }

    /** Sends a signal by name, as a terminal or another program would. */
    void signal(String name) throws IOException, InterruptedException {
      BuiltProgram.signal(process, name);
    }

    String text(String stream) {
      try {
        return Files.readString(folder.resolve(stream), StandardCharsets.UTF_8);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
