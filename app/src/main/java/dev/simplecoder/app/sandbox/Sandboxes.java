package dev.simplecoder.app.sandbox;

import dev.simplecoder.app.http.Route;
import dev.simplecoder.app.sandbox.OpenedSandbox.Ready;
import dev.simplecoder.app.sandbox.OpenedSandbox.Refused;
import dev.simplecoder.app.sandbox.fusion.SandboxFusion;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.NetKeys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.tools.program.TestHarness;
import dev.simplecoder.tools.sandbox.Availability;
import dev.simplecoder.tools.sandbox.Sandbox;
import dev.simplecoder.tools.sandbox.WarmPython;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens the sandbox that the settings ask for. */
public final class Sandboxes {

  private static final String IN_CONFIG =
      " in your config.toml (simplecoder config path names it).";

  private Sandboxes() {}

  /** What contains programs on this machine. */
  @FunctionalInterface
  interface Local {
    Availability find() throws InterruptedException;
  }

  /**
   * Tries out whether a sandbox works, which takes some milliseconds; to be called when the first
   * program is about to run, and not before.
   */
  public static OpenedSandbox open(Settings settings, Shell shell) throws InterruptedException {
    int workers = Runtime.getRuntime().availableProcessors();
    return open(
        settings,
        shell,
        () ->
            WarmPython.find(
                searchPath(shell),
                shell.home(),
                shell.clock(),
                workers,
                List.of(TestHarness.SCRIPT)));
  }

  static OpenedSandbox open(Settings settings, Shell shell, Local bubblewrap)
      throws InterruptedException {
    Optional<URI> server = settings.find(Keys.SANDBOX_URL);
    return switch (settings.get(Keys.SANDBOX)) {
      case AUTO -> {
        OpenedSandbox local = opened(bubblewrap.find());
        yield local instanceof Refused && server.isPresent()
            ? at(server.get(), shell, NetKeys.route(settings))
            : local;
      }
      case BUBBLEWRAP -> opened(bubblewrap.find());
      case FUSION ->
          server.isPresent()
              ? at(server.get(), shell, NetKeys.route(settings))
              : new Refused(
                  "sandbox is set to fusion, and nothing says where the server is",
                  "Set sandbox_url to its address, such as http://127.0.0.1:8080," + IN_CONFIG);
      case OFF ->
          new Refused("running programs is switched off", "Set sandbox to auto" + IN_CONFIG);
    };
  }

  /** Build tools find a JDK by JAVA_HOME that is on no PATH. */
  static List<Path> searchPath(Shell shell) {
    Stream<Path> ofJava = shell.variable("JAVA_HOME").map(home -> Path.of(home, "bin")).stream();
    return Stream.concat(shell.searchPath().stream(), ofJava).toList();
  }

  /**
   * The Sandbox Fusion server at an address. Whoever names it trusts it; what that means is told
   * where it is on another machine.
   */
  public static OpenedSandbox at(URI server, Shell shell, Route route) throws InterruptedException {
    var sandbox = new SandboxFusion(server, shell.clock(), Thread::sleep, route);
    try {
      sandbox.ping();
    } catch (IOException absent) {
      return new Refused(
          String.valueOf(absent.getMessage()),
          "Start that server, or mend sandbox_url" + IN_CONFIG);
    }
    return new Ready(sandbox, line(server), notice(server));
  }

  private static OpenedSandbox opened(Availability local) {
    return switch (local) {
      case Availability.Ready(Sandbox sandbox) -> new Ready(sandbox, sandbox.name(), "");
      case Availability.Missing(String why, String remedy) -> new Refused(why, remedy);
    };
  }

  private static String line(URI server) {
    return "Sandbox Fusion at " + server;
  }

  /** Empty where nothing leaves this machine. */
  static String notice(URI server) {
    if (isHere(server)) {
      return "";
    }
    String open = server.getScheme().equals("http") ? ", not encrypted" : "";
    return "programs run in " + line(server) + "; the files that they need are sent there" + open;
  }

  private static boolean isHere(URI server) {
    try {
      return InetAddress.getByName(server.getHost()).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
