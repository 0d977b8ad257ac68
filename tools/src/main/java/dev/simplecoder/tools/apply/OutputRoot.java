package dev.simplecoder.tools.apply;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folder that files are written to, and never out of. */
final class OutputRoot {

  private final Path real;
  private final Path stateDirectory;
  private final Folder.Opener opener;

  /**
   * @param real with no link in it
   */
  OutputRoot(Path real, Path stateDirectory, Folder.Opener opener) {
    this.real = real;
    this.stateDirectory = stateDirectory;
    this.opener = opener;
  }

  /**
   * Where a file is once the links on the way, which may lead about inside the root, are followed.
   * What opens the place afterwards follows none, so a link swapped in meanwhile is refused.
   */
  WorkspacePath locate(WorkspacePath path) throws Blocked {
    Path at = real;
    List<String> segments = segments(path);
    for (int i = 0; i < segments.size() - 1; i++) {
      Path next = step(path, at, segments.get(i));
      if (!Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
        return allowed(path, place(at, segments.subList(i, segments.size())));
      }
      at = follow(path, next);
    }
    step(path, at, path.name());
    return allowed(path, place(at, List.of(path.name())));
  }

  /** The parents of a place that do not exist, outermost first. */
  List<WorkspacePath> missingParents(WorkspacePath place) {
    List<WorkspacePath> missing = new ArrayList<>();
    Path at = real;
    WorkspacePath here = WorkspacePath.ROOT;
    for (String segment : parents(place)) {
      at = at.resolve(segment);
      here = here.child(segment);
      if (!Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
        missing.add(here);
      }
    }
    return missing;
  }

  /** Null where it does not exist, or is no folder. */
  @Nullable Folder parentOf(WorkspacePath place) throws IOException {
    try {
      return walk(opener.open(real), parents(place), Folder::enter);
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return null;
    }
  }

  /** Makes it where it does not exist. */
  Folder makeParentOf(WorkspacePath place) throws IOException {
    return walk(
        opener.open(real),
        parents(place),
        (folder, name) -> {
          if (folder.look(name) == null) {
            folder.makeFolder(name, null);
            folder.force();
          }
          return folder.enter(name);
        });
  }

  boolean isWritable(WorkspacePath place) {
    return Files.isWritable(real.resolve(place.value()));
  }

  private static Folder walk(Folder from, List<String> names, Step step) throws IOException {
    Folder at = from;
    for (String name : names) {
      try (Folder left = at) {
        at = step.into(left, name);
      }
    }
    return at;
  }

  private static List<String> segments(WorkspacePath path) {
    return List.of(path.value().split("/"));
  }

  private static List<String> parents(WorkspacePath place) {
    List<String> segments = segments(place);
    return segments.subList(0, segments.size() - 1);
  }

  private Path step(WorkspacePath path, Path at, String segment) throws Blocked {
    try {
      Path next = at.resolve(segment);
      if (next.getNameCount() == at.getNameCount() + 1 && next.startsWith(at)) {
        return next;
      }
      throw refused(path, Unwritable.Why.BAD_NAME, segment);
    } catch (InvalidPathException e) {
      throw refused(path, Unwritable.Why.BAD_NAME, e.getReason());
    }
  }

  private Path follow(WorkspacePath path, Path folder) throws Blocked {
    Path followed;
    try {
      followed = folder.toRealPath();
    } catch (NoSuchFileException e) {
      throw refused(path, Unwritable.Why.NOT_A_FILE, folder.getFileName() + " leads nowhere");
    } catch (IOException e) {
      throw new Blocked(path.value(), e);
    }
    if (!followed.startsWith(real)) {
      throw refused(path, Unwritable.Why.LEAVES_ROOT, followed.toString());
    }
    if (!Files.isDirectory(followed, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(path, Unwritable.Why.NOT_A_FILE, folder.getFileName() + " is no folder");
    }
    return followed;
  }

  private WorkspacePath place(Path at, List<String> rest) {
    WorkspacePath place = WorkspacePath.ROOT;
    for (Path name : real.equals(at) ? List.<Path>of() : real.relativize(at)) {
      place = place.child(name.toString());
    }
    for (String name : rest) {
      place = place.child(name);
    }
    return place;
  }

  private WorkspacePath allowed(WorkspacePath path, WorkspacePath place) throws Blocked {
    boolean versionControl = segments(place).stream().anyMatch(".git"::equalsIgnoreCase);
    if (versionControl || real.resolve(place.value()).startsWith(stateDirectory)) {
      throw refused(path, Unwritable.Why.PROTECTED, "");
    }
    return place;
  }

  private static Blocked refused(WorkspacePath path, Unwritable.Why why, String detail) {
    return new Blocked(new Unwritable(path.value(), why, detail));
  }

  private interface Step {
    Folder into(Folder folder, String name) throws IOException;
  }
}
