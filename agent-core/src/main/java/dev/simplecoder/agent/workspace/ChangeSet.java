package dev.simplecoder.agent.workspace;

import java.util.List;

/** What a task would do to the files, one entry a path, in the order of the paths. */
public record ChangeSet(List<FileChange> changes) {

  public static final ChangeSet EMPTY = new ChangeSet(List.of());

  public ChangeSet {
    changes = List.copyOf(changes);
    if (changes.stream().map(FileChange::path).distinct().count() != changes.size()) {
      throw new IllegalArgumentException("a path changes twice");
    }
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  public List<WorkspacePath> paths() {
    return changes.stream().map(FileChange::path).toList();
  }
}
