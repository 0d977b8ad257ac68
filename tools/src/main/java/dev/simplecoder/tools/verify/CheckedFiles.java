package dev.simplecoder.tools.verify;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.fs.FileEntry;
import dev.simplecoder.tools.fs.Roots;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that the checks of a project get to see, at one moment, by size and time; where these
 * are the same the checks would come to the same. What is ignored, secret or made anew by every run
 * is not among them, and of a workspace that is too large for checks only the first files are.
 */
public record CheckedFiles(SortedMap<WorkspacePath, FileEntry> entries) {

  public CheckedFiles {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /** Blocks while the folders are listed; no file is read. */
  public static CheckedFiles of(Roots roots) throws IOException, InterruptedException {
    return new CheckedFiles(ProjectFiles.of(roots).state());
  }

  public boolean has(WorkspacePath path) {
    return entries.containsKey(path);
  }

  /** What is new, gone or another in a later look. */
  public SortedSet<WorkspacePath> changed(CheckedFiles later) {
    var changed = new TreeSet<WorkspacePath>();
    entries.forEach((path, entry) -> {
      if (!entry.equals(later.entries.get(path))) {
        changed.add(path);
      }
    });
    later.entries.keySet().stream().filter(path -> !has(path)).forEach(changed::add);
    return changed;
  }

  /** These, with some files as they are in a later look. */
  public CheckedFiles with(Collection<WorkspacePath> paths, CheckedFiles later) {
    var entries = new TreeMap<>(this.entries);
    for (WorkspacePath path : paths) {
      if (later.has(path)) {
        entries.put(path, Objects.requireNonNull(later.entries.get(path)));
      } else {
        entries.remove(path);
      }
    }
    return new CheckedFiles(entries);
  }
}
