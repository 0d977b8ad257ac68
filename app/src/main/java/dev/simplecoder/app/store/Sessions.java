package dev.simplecoder.app.store;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.app.render.EventReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The sessions that were recorded, for reading. */
public final class Sessions {

  /**
   * The events that tell what a session was about; of a long file the rest is not read for a list.
   */
  private static final List<String> TELLING =
      List.of(
          "session_opened",
          "task_started",
          "task_resumed",
          "task_ended",
          "changes_applied",
          "changes_dropped",
          "changes_withheld");

  /** A longer line is not worth to be read for a list. */
  private static final int LONGEST_TELLING = 1 << 20;

  private static final int HEAD_OF_A_LINE = 120;

  private final Path folder;

  public Sessions(Path stateDirectory) {
    this.folder = SessionName.folder(stateDirectory);
  }

  /**
   * A session as its file has it.
   *
   * @param lines those that can be read, oldest first
   * @param damaged how many lines could not be read, without a last one that was cut off
   * @param bytes of the file when it was read
   */
  public record Recorded(SessionName name, List<EventReader.Line> lines, int damaged, long bytes) {
    public Recorded {
      lines = List.copyOf(lines);
    }

    public List<AgentEvent> events() {
      return lines.stream().map(EventReader.Line::event).toList();
    }
  }

  /** What came of looking for a session by what a person calls it. */
  public sealed interface Found {
    record One(SessionName name) implements Found {}

    record None() implements Found {}

    record Several(List<SessionName> names) implements Found {
      public Several {
        names = List.copyOf(names);
      }
    }
  }

  /**
   * The name of a session that begins now, which no other has: one process may begin several in a
   * second.
   *
   * @param id as in {@link SessionName#of}
   */
  public SessionName fresh(Instant now, String id) {
    SessionName name = SessionName.of(now, id);
    for (int next = 2; Files.exists(name.events(folder)); next++) {
      name = SessionName.of(now, id + "-" + next);
    }
    return name;
  }

  /** Newest first. */
  public List<SessionName> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .flatMap(file -> SessionName.ofFile(file).stream())
          .sorted((one, other) -> other.value().compareTo(one.value()))
          .toList();
    }
  }

  /** By its name, or by the beginning or the end of it. */
  public Found find(String id) throws IOException {
    List<SessionName> all = names();
    Optional<SessionName> whole = all.stream().filter(name -> name.value().equals(id)).findFirst();
    if (whole.isPresent()) {
      return new Found.One(whole.get());
    }
    List<SessionName> like =
        all.stream()
            .filter(name -> name.value().startsWith(id) || name.value().endsWith("-" + id))
            .toList();
    return switch (like.size()) {
      case 0 -> new Found.None();
      case 1 -> new Found.One(like.getFirst());
      default -> new Found.Several(like);
    };
  }

  /** All of a session. */
  public Recorded read(SessionName name) throws IOException {
    return read(name, _ -> true);
  }

  /** When it was opened and where, what was asked and how it ended. */
  public Recorded outline(SessionName name) throws IOException {
    return read(name, Sessions::isTelling);
  }

  /** The lines as they are. */
  public Path file(SessionName name) {
    return name.events(folder);
  }

  /** Makes a new session of what is recorded of another. */
  public void copy(SessionName from, SessionName to) throws IOException {
    OwnerOnly.newFile(file(to));
    try (var out = Files.newOutputStream(file(to))) {
      Files.copy(file(from), out);
    }
  }

  /** Of the file and of the patches beside it. */
  public long bytes(SessionName name) throws IOException {
    return new SessionFolder(folder).bytes(name);
  }

  /** Whether a process works on it. */
  public boolean isInUse(SessionName name) throws IOException {
    return SessionFolder.isBeingWritten(name.events(folder));
  }

  /** False where a process works on it. */
  public boolean delete(SessionName name) throws IOException {
    return new SessionFolder(folder).delete(name);
  }

  private Recorded read(SessionName name, Predicate<String> wanted) throws IOException {
    List<EventReader.Line> lines = new ArrayList<>();
    int damaged = 0;
    boolean lastIsDamaged = false;
    long bytes = Files.size(file(name));
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    try (var reader =
        new BufferedReader(new InputStreamReader(Files.newInputStream(file(name)), decoder))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        damaged += lastIsDamaged ? 1 : 0;
        lastIsDamaged = false;
        if (line.isBlank() || !wanted.test(line)) {
          continue;
        }
        try {
          EventReader.read(line).ifPresent(lines::add);
        } catch (IOException _) {
          lastIsDamaged = true; // a process that was killed leaves half a line at the end
        }
      }
    }
    return new Recorded(name, lines, damaged, bytes);
  }

  private static boolean isTelling(String line) {
    return line.length() < LONGEST_TELLING && TELLING.stream().anyMatch(type -> isOf(line, type));
  }

  private static boolean isOf(String line, String type) {
    int at = line.indexOf("\"type\":\"" + type + "\"");
    return 0 <= at && at < HEAD_OF_A_LINE;
  }
}
