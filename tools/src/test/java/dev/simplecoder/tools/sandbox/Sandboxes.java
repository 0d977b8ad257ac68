package dev.simplecoder.tools.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Sandboxes for tests, which fail where there can be none. */
public final class Sandboxes {

  private Sandboxes() {}

  public static Sandbox bubblewrap() throws InterruptedException {
    return bubblewrap(searchPath());
  }

  public static Sandbox bubblewrap(List<Path> searchPath) throws InterruptedException {
    return ready(Bubblewrap.find(searchPath, home(), InstantSource.system()));
  }

  public static Sandbox warmPython(List<Path> searchPath, KnownScript... scripts)
      throws InterruptedException {
    List<KnownScript> known = List.of(scripts);
    return ready(WarmPython.find(searchPath, home(), InstantSource.system(), 2, known));
  }

  private static Sandbox ready(Availability found) {
    return switch (found) {
      case Availability.Ready(Sandbox sandbox) -> sandbox;
      case Availability.Missing(String why, String remedy) ->
          throw new AssertionError("These tests need a sandbox, but " + why + ". " + remedy);
    };
  }

  /**
   * For those that start many programs: {@code python3} is first what it is in the end, since shims
   * that look for an interpreter take long.
   */
  public static List<Path> directPath() throws IOException, InterruptedException {
    List<Path> direct = new ArrayList<>(searchPath());
    direct.addFirst(Objects.requireNonNull(python().getParent()));
    return direct;
  }

  /** The interpreter that {@code python3} comes to. */
  static Path python() throws IOException, InterruptedException {
    Process asked =
        new ProcessBuilder("python3", "-c", "import sys; print(sys.executable)").start();
    String told = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    asked.waitFor();
    return Path.of(told.strip());
  }

  public static List<Path> searchPath() {
    return Arrays.stream(System.getenv("PATH").split(":", -1)).map(Path::of).toList();
  }

  public static Path home() {
    return Path.of(System.getProperty("user.home"));
  }
}
