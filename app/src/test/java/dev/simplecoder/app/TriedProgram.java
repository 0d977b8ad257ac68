package dev.simplecoder.app;

import dev.simplecoder.app.models.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The program with a home, a workspace and an environment of its own. */
abstract class TriedProgram {

  private final Path home;
  private final Path workspace;
  private final Map<String, String> environment = new TreeMap<>();

  /**
   * Makes both folders below {@code scratch}; {@code baseUrl} is where the models are. New models
   * are not tried out and nothing is offered, so that a test queues the replies to its task only.
   */
  TriedProgram(Path scratch, String baseUrl) throws IOException {
    home = Files.createDirectories(scratch.resolve("home"));
    workspace = Files.createDirectories(scratch.resolve("work space"));
    environment.put("HOME", home.toString());
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("LANG", "C.UTF-8");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("SIMPLECODER_BASE_URL", baseUrl);
    environment.put("SIMPLECODER_PROBE", "false");
    environment.put("SIMPLECODER_OFFERS", "false");
  }

  /** Waits for the end; {@code input} is all of standard input. */
  abstract Result run(String input, String... arguments);

  final Path home() {
    return home;
  }

  final Path workspace() {
    return workspace;
  }

  final Map<String, String> environment() {
    return environment;
  }

  TriedProgram with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Every file of the workspace with its text. */
  final Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> each = Files.walk(workspace)) {
      for (Path file : (Iterable<Path>) each.filter(Files::isRegularFile)::iterator) {
        files.put(workspace.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  /** What a run left. */
  record Result(int exit, String out, String err) {

    /** Of the events on stdout, each line of which is one; pieces of replies are left out. */
    List<String> eventTypes() {
      return out.lines()
          .map(line -> Json.read(line).path("type").asText())
          .filter(type -> !type.endsWith("_delta"))
          .toList();
    }
  }
}
