package dev.simplecoder.app.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The file of what was allowed for good: one JSON object a line.
 *
 * <p>Changes replace the file under a lock, so that processes do not lose each other's, and a
 * reader sees the old one or the new one. There is one object of this class for a file in a
 * process.
 */
public final class GrantFile {

  private static final int MOST_GRANTS = 1000;
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final Path folder;
  private final Path file;

  /** The file is in the folder of the program's state. */
  public GrantFile(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("permissions.jsonl");
  }

  public Path path() {
    return file;
  }

  /** Oldest first. A line that cannot be understood is an exception that names file and line. */
  public List<Grant> read() throws IOException {
    List<Grant> grants = new ArrayList<>();
    int number = 0;
    for (String line : text().split("\n", -1)) {
      number++;
      if (!line.isBlank()) {
        grants.add(grant(line, number));
      }
    }
    return List.copyOf(grants);
  }

  private String text() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (MOST_BYTES < bytes.length) {
        throw new IOException(file + ":1: larger than " + MOST_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (NoSuchFileException _) {
      return "";
    }
  }

  private Grant grant(String line, int number) throws IOException {
    try {
      Map<String, String> fields = JsonLine.texts(line);
      Grant grant =
          new Grant(
              kind(field(fields, "kind")),
              Path.of(field(fields, "path")),
              Path.of(field(fields, "project")),
              Instant.parse(field(fields, "when")));
      if (!fields.equals(fields(grant))) {
        throw new IOException("changed by hand: " + fields.keySet());
      }
      return grant;
    } catch (IOException | RuntimeException unreadable) {
      throw new IOException(
          file + ":" + number + ": not a permission that SimpleCoder wrote", unreadable);
    }
  }

  private static String field(Map<String, String> fields, String name) throws IOException {
    String value = fields.get(name);
    if (value == null) {
      throw new IOException("no " + name);
    }
    return value;
  }

  private static Grant.Kind kind(String word) throws IOException {
    return Arrays.stream(Grant.Kind.values())
        .filter(it -> it.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IOException("unknown kind " + word));
  }

  /** As they are written, and shown to programs. */
  public static SequencedMap<String, String> fields(Grant grant) {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    fields.put("id", grant.id());
    fields.put("kind", grant.kind().word());
    fields.put("path", grant.path().toString());
    fields.put("project", grant.project().toString());
    fields.put("when", grant.when().toString());
    return fields;
  }

  /** A grant that is there already stays as it is. */
  public void add(Grant added) throws IOException {
    change(grants -> {
      if (grants.stream().noneMatch(it -> it.id().equals(added.id()))) {
        grants.add(added);
      }
      return List.of();
    });
  }

  /** Returns what was removed. */
  public List<Grant> remove(Predicate<Grant> unwanted) throws IOException {
    return change(grants -> {
      List<Grant> removed = grants.stream().filter(unwanted).toList();
      grants.removeAll(removed);
      return removed;
    });
  }

  private synchronized List<Grant> change(Function<List<Grant>, List<Grant>> change)
      throws IOException {
    OwnerOnly.folders(folder);
    Path lockFile = folder.resolve("permissions.lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      List<Grant> grants = new ArrayList<>(read());
      List<Grant> before = List.copyOf(grants);
      List<Grant> result = change.apply(grants);
      if (MOST_GRANTS < grants.size()) {
        throw new IOException(
            file + " holds " + MOST_GRANTS + " permissions; revoke some (simplecoder permissions)");
      }
      if (!before.equals(grants)) {
        replace(grants);
      }
      return result;
    }
  }

  private void replace(List<Grant> grants) throws IOException {
    StringBuilder text = new StringBuilder();
    grants.forEach(grant -> text.append(JsonLine.of(fields(grant))).append('\n'));
    Path written = Files.createTempFile(folder, "permissions", ".new");
    try {
      try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
  }
}
