package dev.simplecoder.app.runs;

import dev.simplecoder.app.store.JsonLine;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to repeat a run.
 *
 * @param command what was called, such as {@code bench route}
 * @param settings options and seeds by name, those that were not given with their usual values
 * @param inputs digests of what was read, by path
 * @param versions of the program and of Java
 */
public record RunConfig(
    String command,
    Instant started,
    SequencedMap<String, String> settings,
    SequencedMap<String, String> inputs,
    SequencedMap<String, String> versions) {

  private static final String SETTING = "setting ";
  private static final String INPUT = "sha256 ";
  private static final String VERSION = "version ";

  public RunConfig {
    settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
    inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
    versions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(versions));
  }

  /** With the versions of the program that runs. */
  public static RunConfig of(
      String command,
      Instant started,
      SequencedMap<String, String> settings,
      SequencedMap<String, String> inputs,
      String version) {
    SequencedMap<String, String> versions = new LinkedHashMap<>();
    versions.put("simplecoder", version);
    versions.put("java", Runtime.version().toString());
    return new RunConfig(command, started, settings, inputs, versions);
  }

  /** {@code config.json}: one object, a field a line. */
  String text() {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    fields.put("command", command);
    fields.put("started", started.toString());
    settings.forEach((name, value) -> fields.put(SETTING + name, value));
    inputs.forEach((path, digest) -> fields.put(INPUT + path, digest));
    versions.forEach((name, value) -> fields.put(VERSION + name, value));
    return fields.entrySet().stream()
        .map(field -> JsonLine.of(new LinkedHashMap<>(Map.of(field.getKey(), field.getValue()))))
        .map(object -> "  " + object.substring(1, object.length() - 1))
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  /** From what {@link #text} wrote. */
  static RunConfig read(String text) throws IOException {
    SequencedMap<String, String> rest = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> field : JsonLine.fields(text).entrySet()) {
      rest.put(field.getKey(), String.valueOf(field.getValue()));
    }
    String command = rest.remove("command");
    String started = rest.remove("started");
    if (command == null || started == null) {
      throw new IOException("no command, or no time at which it was started");
    }
    try {
      return new RunConfig(
          command,
          Instant.parse(started),
          behind(SETTING, rest),
          behind(INPUT, rest),
          behind(VERSION, rest));
    } catch (DateTimeException wrong) {
      throw new IOException(wrong.getMessage(), wrong);
    }
  }

  private static SequencedMap<String, String> behind(
      String prefix, SequencedMap<String, String> fields) {
    SequencedMap<String, String> found = new LinkedHashMap<>();
    fields.forEach((name, value) -> {
      if (name.startsWith(prefix)) {
        found.put(name.substring(prefix.length()), value);
      }
    });
    return found;
  }
}
