package dev.simplecoder.app.shell;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What started the program, and all that it knows of the world at that moment.
 *
 * @param directory the current directory, absolute
 * @param terminals which of the standard streams are a terminal
 * @param columns the width of that terminal
 */
public record Shell(
    Map<String, String> environment,
    Path directory,
    Path home,
    InputStream in,
    PrintStream out,
    PrintStream err,
    Set<Stream> terminals,
    int columns,
    InstantSource clock) {

  public Shell {
    environment = Map.copyOf(environment);
    terminals = Set.copyOf(terminals);
  }

  /** The standard streams. */
  public enum Stream {
    IN(0),
    OUT(1),
    ERR(2);

    private final int descriptor;

    Stream(int descriptor) {
      this.descriptor = descriptor;
    }

    public int descriptor() {
      return descriptor;
    }
  }

  /** The same on a terminal of another width. */
  public Shell withColumns(int width) {
    return new Shell(environment, directory, home, in, out, err, terminals, width, clock);
  }

  /** The same with other variables. */
  public Shell withEnvironment(Map<String, String> variables) {
    return new Shell(variables, directory, home, in, out, err, terminals, columns, clock);
  }

  public boolean isTerminal(Stream stream) {
    return terminals.contains(stream);
  }

  /** The value of an environment variable; an empty one counts as unset. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** The folders of PATH, in their order. One that is not absolute would depend on where we are. */
  public List<Path> searchPath() {
    return Arrays.stream(variable("PATH").orElse("").split(":", -1))
        .flatMap(folder -> Directories.absolute(folder).stream())
        .toList();
  }

  /** One line for the person beside the program's output, safe on a terminal. */
  public void notice(String text) {
    err.println("simplecoder: " + Visible.line(text));
  }
}
