package dev.simplecoder.tools.fs;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

/**
 * The two folders of a task, as real paths: what it reads, and where what it writes would go.
 *
 * @param output the workspace, a folder in it, or a folder outside that covers it; it need not
 *     exist yet
 */
public record Roots(Path workspace, Path output) {

  /** Resolves links. */
  public static Roots of(Path workspace, Path output) throws IOException {
    Path real = workspace.toRealPath();
    if (!Files.isDirectory(real)) {
      throw new NotDirectoryException(workspace.toString());
    }
    return new Roots(real, Links.resolve(output.toAbsolutePath()));
  }

  /** Where a staged file would be written. */
  public Path target(WorkspacePath path) {
    return top().resolve(path.value());
  }

  /** Whether the output root covers the workspace from outside. */
  boolean overlay() {
    return !output.startsWith(workspace);
  }

  /** What paths are read from, the first that has a file wins. */
  List<Path> layers() {
    return overlay() ? List.of(output, workspace) : List.of(workspace);
  }

  /** The layer that is written to. */
  Path top() {
    return overlay() ? output : workspace;
  }

  /** The folder below which files may be written. */
  WorkspacePath writable() {
    return overlay() ? WorkspacePath.ROOT : Links.below(workspace, output);
  }

  /** Where a path is read from. */
  Place place(WorkspacePath path) throws IOException {
    var covering = new Place(top(), path);
    return overlay() && covering.attributes().isEmpty() ? new Place(workspace, path) : covering;
  }
}
