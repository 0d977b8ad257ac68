package dev.simplecoder.app.task;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.router.feature.Shape;
import dev.simplecoder.tools.fs.FileEntry;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Counts what a workspace is made of, and looks for files by their names. */
final class WorkspaceShape {

  /** By then it is known well enough. */
  private static final int MOST_FILES = 5_000;

  private static final Set<String> PYTHON = Set.of("py", "pyi");
  private static final Set<String> SCRIPT = Set.of("js", "jsx", "mjs", "cjs", "ts", "tsx");
  private static final Set<String> JVM = Set.of("java", "kt", "kts", "scala");
  private static final Set<String> OTHER =
      Set.of("go", "rs", "c", "h", "cc", "cpp", "hpp", "cs", "rb", "php", "swift", "sh");

  private int files;
  private int sources;
  private int python;
  private int script;
  private int jvm;

  private final Map<String, List<String>> places = new LinkedHashMap<>();

  private WorkspaceShape(List<String> names) {
    names.forEach(name -> places.put(name, new ArrayList<>()));
  }

  /**
   * What was seen of a workspace.
   *
   * @param places the paths that each of the names may mean, sorted; what is one itself means that
   *     one, whatever lies in folders
   */
  record Seen(Shape shape, Map<String, List<String>> places) {}

  /**
   * Blocks while the first few thousand files are listed; a folder that cannot be has no shape.
   *
   * @param names of files, with folders before them or without
   */
  static Seen of(Path workspace, Path outputRoot, List<String> names) throws InterruptedException {
    var count = new WorkspaceShape(names);
    try {
      new Workspace(Roots.of(workspace, outputRoot))
          .tree()
          .walk(
              WorkspacePath.ROOT,
              folder -> folder.entries().stream().map(FileEntry::path).toList(),
              (List<WorkspacePath> paths) -> {
                paths.forEach(count::add);
                return count.files < MOST_FILES;
              });
    } catch (IOException _) {
      return new Seen(Shape.NONE, Map.of());
    }
    count.places.forEach((name, paths) -> {
      if (paths.contains(name)) {
        paths.retainAll(List.of(name));
      }
      paths.sort(Comparator.naturalOrder());
    });
    return new Seen(count.shape(), count.places);
  }

  private void add(WorkspacePath path) {
    files++;
    String name = path.value();
    places.forEach((wanted, paths) -> {
      if (("/" + name).endsWith("/" + wanted)) {
        paths.add(name);
      }
    });
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean isKnown = true;
    if (PYTHON.contains(ending)) {
      python++;
    } else if (SCRIPT.contains(ending)) {
      script++;
    } else if (JVM.contains(ending)) {
      jvm++;
    } else {
      isKnown = OTHER.contains(ending);
    }
    sources += isKnown ? 1 : 0;
  }

  private Shape shape() {
    return new Shape(files, share(python), share(script), share(jvm));
  }

  private double share(int of) {
    return sources == 0 ? 0 : (double) of / sources;
  }
}
