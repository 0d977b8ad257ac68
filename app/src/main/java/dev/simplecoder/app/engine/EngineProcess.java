package dev.simplecoder.app.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.simplecoder.app.shell.Installation;
import dev.simplecoder.app.shell.Shell;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Starts the process of an engine. */
final class EngineProcess {

  /** It goes on when the terminal is closed or gets a Ctrl-C or Ctrl-Z, which are the command's. */
  private static final String DETACHED = "trap '' INT HUP QUIT TSTP; exec \"$@\"";

  /** What stands before the reason of an end, in a log. */
  private static final List<String> SIGNS =
      List.of(
          "error loading model: ", "what():  ", "GGML_ASSERT", "OutOfMemoryError", "simplecoder: ");

  private final Installation installation;
  private final Shell shell;
  private final EnginePlace place;

  EngineProcess(Installation installation, Shell shell, EnginePlace place) {
    this.installation = installation;
    this.shell = shell;
    this.place = place;
  }

  /** Returns at once; whatever it writes goes to its log. */
  Process start(String id, GgufEntry entry, int window, Duration idle) throws IOException {
    File log = place.log(id).toFile();
    var builder =
        new ProcessBuilder(
            "/bin/sh",
            "-c",
            DETACHED,
            "sh",
            installation.javaHome().resolve("bin/java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "-Dde.kherud.llama.tmpdir=" + Files.createDirectories(place.unpacked(id)),
            "-cp",
            classPath(),
            "dev.simplecoder.app.Main",
            EngineCommand.NAME,
            EngineCommand.SERVE,
            entry.name(),
            entry.file().toString(),
            Integer.toString(window),
            Long.toString(idle.toSeconds()),
            place.socket(id).toString());
    builder.environment().clear();
    builder.environment().putAll(shell.environment());
    builder.environment().put("HOME", shell.home().toString());
    // Else a failed assertion has a debugger print for half a minute before the process ends.
    builder.environment().put("GGML_NO_BACKTRACE", "1");
    return builder
        .directory(place.folder().toFile())
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectErrorStream(true)
        .redirectOutput(log)
        .start();
  }

  /** Ours, and the engine's library, which lies in a folder beside it. */
  private String classPath() {
    String ours = installation.classPath();
    Path first = Path.of(List.of(ours.split(File.pathSeparator, -1)).getFirst()).toAbsolutePath();
    return ours + File.pathSeparator + first.resolveSibling("engine") + "/*";
  }

  /** What a process that has ended said last of why; empty where it said nothing. */
  String lastWords(String id) throws IOException {
    Path log = place.log(id);
    if (!Files.isReadable(log)) {
      return "";
    }
    String last = "";
    for (String line : new String(Files.readAllBytes(log), UTF_8).lines().toList()) {
      for (String sign : SIGNS) {
        if (line.contains(sign)) {
          last = line.substring(line.indexOf(sign) + sign.length()).strip();
        }
      }
    }
    return last;
  }
}
