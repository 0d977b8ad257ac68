package dev.simplecoder.app.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A shell in memory: {@code home} is below the current directory's parent, nothing is a terminal.
 */
public final class FakeShell {

  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path home;
  private InputStream in = InputStream.nullInputStream();
  private Set<Shell.Stream> terminals = Set.of();

  public FakeShell(Path directory) {
    this.directory = directory;
    this.home = directory.resolveSibling("home");
  }

  public FakeShell withHome(Path folder) {
    home = folder;
    return this;
  }

  public FakeShell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public FakeShell withInput(String text) {
    return withInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  public FakeShell withInput(InputStream input) {
    in = input;
    return this;
  }

  public FakeShell withTerminals(Shell.Stream... streams) {
    terminals = Set.of(streams);
    return this;
  }

  public Shell shell() {
    return new Shell(
        environment,
        directory,
        home,
        in,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        terminals,
        80,
        InstantSource.fixed(NOW));
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
