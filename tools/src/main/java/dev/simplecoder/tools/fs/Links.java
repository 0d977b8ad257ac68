package dev.simplecoder.tools.fs;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Resolves paths as the operating system does, also where the last segments do not exist. */
final class Links {

  private Links() {}

  static Path resolve(Path absolute) throws IOException {
    List<String> segments = new ArrayList<>();
    absolute.forEach(segment -> segments.add(segment.toString()));
    return resolve(absolute.getRoot(), segments);
  }

  /**
   * The real place that {@code segments} lead to from {@code start}, which is real itself. A {@code
   * ..} after a link leaves the folder the link leads to.
   *
   * @throws IOException where a link leads nowhere or in a circle
   */
  static Path resolve(Path start, List<String> segments) throws IOException {
    Path here = start;
    for (String segment : segments) {
      if (segment.equals("..")) {
        Path parent = here.getParent();
        here = parent == null ? here : parent;
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        Path next = here.resolve(segment);
        here = Files.isSymbolicLink(next) ? next.toRealPath() : next;
      }
    }
    return spelled(here);
  }

  /** As the disk spells it, for file systems that do not tell upper from lower case. */
  private static Path spelled(Path path) throws IOException {
    Path existing = path;
    while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      Path parent = existing.getParent();
      if (parent == null) {
        return path;
      }
      existing = parent;
    }
    return existing.toRealPath().resolve(existing.relativize(path)).normalize();
  }

  static WorkspacePath below(Path root, Path path) {
    List<String> segments = new ArrayList<>();
    root.relativize(path).forEach(segment -> segments.add(segment.toString()));
    return new WorkspacePath(String.join("/", segments));
  }

  static List<String> segments(WorkspacePath path) {
    return path.isRoot() ? List.of() : Arrays.asList(path.value().split("/"));
  }
}
