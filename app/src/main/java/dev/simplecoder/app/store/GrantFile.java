package dev.simplecoder.app.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** The file of what was allowed for good: one JSON object a line. */
public final class GrantFile {

  private static final int MOST_GRANTS = 1000;
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final LockedFile file;

  /** The file is in the folder of the program's state. */
  public GrantFile(Path folder) {
    this.file = new LockedFile(folder, "permissions", MOST_BYTES);
  }

  public Path path() {
    return file.path();
  }

  /** Oldest first. A line that cannot be understood is an exception that names file and line. */
  public List<Grant> read() throws IOException {
    List<Grant> grants = new ArrayList<>();
    int number = 0;
    for (String line : file.text().split("\n", -1)) {
      number++;
      if (!line.isBlank()) {
        grants.add(grant(line, number));
      }
    }
    return List.copyOf(grants);
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
          path() + ":" + number + ": not a permission that SimpleCoder wrote", unreadable);
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

  private List<Grant> change(Function<List<Grant>, List<Grant>> change) throws IOException {
    return file.locked(() -> {
      List<Grant> grants = new ArrayList<>(read());
      List<Grant> before = List.copyOf(grants);
      List<Grant> result = change.apply(grants);
      if (MOST_GRANTS < grants.size()) {
        throw new IOException(
            path()
                + " holds "
                + MOST_GRANTS
                + " permissions; revoke some (simplecoder permissions)");
      }
      if (!before.equals(grants)) {
        StringBuilder text = new StringBuilder();
        grants.forEach(grant -> text.append(JsonLine.of(fields(grant))).append('\n'));
        file.replace(text.toString());
      }
      return result;
    });
  }
}
