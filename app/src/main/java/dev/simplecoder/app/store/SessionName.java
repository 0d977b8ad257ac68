package dev.simplecoder.app.store;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the files of one session are called; in the order of the names the oldest comes first. */
public record SessionName(String value) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern VALUE = Pattern.compile("\\d{8}T\\d{6}Z-[A-Za-z0-9-]+");
  private static final Pattern FILE =
      Pattern.compile("(" + VALUE.pattern() + ")(?:\\.jsonl|(?:\\.\\d+)?\\.patch)");

  public SessionName {
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException("not the name of a session: " + value);
    }
  }

  /**
   * The name of a session that begins now.
   *
   * @param id tells sessions of the same second apart: letters, digits and hyphens
   */
  public static SessionName of(Instant start, String id) {
    return new SessionName(TIME.format(start) + "-" + id);
  }

  /** The folder that holds all sessions. */
  public static Path folder(Path stateDirectory) {
    return stateDirectory.resolve("sessions");
  }

  /** The session that a file belongs to; empty where the file is somebody else's. */
  static Optional<SessionName> ofFile(Path file) {
    Matcher name = FILE.matcher(String.valueOf(file.getFileName()));
    return name.matches() ? Optional.of(new SessionName(name.group(1))) : Optional.empty();
  }

  Path events(Path folder) {
    return folder.resolve(value + ".jsonl");
  }

  /** Where the {@code number}th set of changes that was not applied is kept. */
  Path patch(Path folder, int number) {
    return folder.resolve(value + (number == 1 ? "" : "." + number) + ".patch");
  }
}
