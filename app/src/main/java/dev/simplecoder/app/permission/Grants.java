package dev.simplecoder.app.permission;

import dev.simplecoder.app.store.Grant;
import dev.simplecoder.app.store.GrantFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What the person has allowed in one project: for good, which is in the file, and for this session.
 */
public final class Grants {

  private final GrantFile file;
  private final Path project;
  private final InstantSource clock;
  private final List<Grant> held = new CopyOnWriteArrayList<>();
  private final @Nullable String problem;

  private Grants(
      GrantFile file,
      Path project,
      InstantSource clock,
      List<Grant> held,
      @Nullable String problem) {
    this.file = file;
    this.project = project;
    this.clock = clock;
    this.held.addAll(held);
    this.problem = problem;
  }

  /** A file that cannot be read or understood grants nothing, and {@link #problem} says so. */
  public static Grants load(GrantFile file, Path project, InstantSource clock) {
    try {
      List<Grant> held =
          file.read().stream().filter(grant -> grant.project().equals(project)).toList();
      return new Grants(file, project, clock, held, null);
    } catch (IOException unreadable) {
      String problem =
          "permissions given earlier do not count, you are asked again: " + unreadable.getMessage();
      return new Grants(file, project, clock, List.of(), problem);
    }
  }

  /** One line for the person. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** {@code path} is absolute and plain. */
  public boolean cover(Grant.Kind kind, Path path) {
    return held.stream().anyMatch(grant -> grant.covers(kind, path));
  }

  /** Until the program ends. */
  public void addForSession(Grant.Kind kind, Path path) {
    held.add(new Grant(kind, path, project, clock.instant()));
  }

  /** In this process it counts even where it could not be kept. */
  public void addForProject(Grant.Kind kind, Path path) throws IOException {
    Grant grant = new Grant(kind, path, project, clock.instant());
    held.add(grant);
    file.add(grant);
  }
}
