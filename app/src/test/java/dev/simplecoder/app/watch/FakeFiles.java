package dev.simplecoder.app.watch;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.fs.FileEntry;
import dev.simplecoder.tools.verify.CheckedFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Files that have a time and no content. */
final class FakeFiles {

  private final Map<WorkspacePath, FileEntry> entries = new ConcurrentSkipListMap<>();
  private long times;

  FakeFiles(String... paths) {
    for (String path : paths) {
      save(path);
    }
  }

  void save(String name) {
    var path = new WorkspacePath(name);
    entries.put(
        path, new FileEntry(path, Path.of("/ws"), FileEntry.State.ON_DISK, false, 1, times++));
  }

  void remove(String name) {
    entries.remove(new WorkspacePath(name));
  }

  CheckedFiles now() {
    return new CheckedFiles(new TreeMap<>(entries));
  }
}
