package dev.simplecoder.app.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Something that a person allowed for good.
 *
 * @param path what the person was asked about, absolute
 * @param project the workspace for which it was allowed, as a real path
 */
public record Grant(Kind kind, Path path, Path project, Instant when) {

  public Grant {
    if (!path.isAbsolute() || !path.equals(path.normalize()) || !project.isAbsolute()) {
      throw new IllegalArgumentException("a grant has plain absolute paths: " + path);
    }
  }

  /** What is allowed. */
  public enum Kind {
    /** Changes below an output root reach the disk without asking. */
    APPLY,
    READ_IGNORED,
    READ_SECRET,
    READ_OUTSIDE,
    READ_PROTECTED;

    /** As it is written in files and shown. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Names the grant for revoking; the same grant of another day has the same one. */
  public String id() {
    String what = String.join("\n", kind.word(), path.toString(), project.toString());
    return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8);
  }

  /**
   * Whether this allows {@code wanted}. What was allowed for a folder holds for what lies below it,
   * but not where the name itself is a reason to ask: secrets, protected and hidden files are
   * allowed one by one.
   */
  public boolean covers(Kind wantedKind, Path wanted) {
    if (wantedKind != kind) {
      return false;
    }
    return switch (kind) {
      case APPLY, READ_IGNORED -> wanted.startsWith(path);
      case READ_SECRET, READ_PROTECTED -> wanted.equals(path);
      case READ_OUTSIDE -> wanted.startsWith(path) && !hasHiddenName(path.relativize(wanted));
    };
  }

  private static boolean hasHiddenName(Path below) {
    return StreamSupport.stream(below.spliterator(), false)
        .anyMatch(name -> name.toString().startsWith("."));
  }
}
