package dev.simplecoder.tools.apply;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.apply.EntryStore.Kept;
import dev.simplecoder.tools.apply.EntryStore.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes a set of files to the disk: all of them or none. Besides the new bytes, which the caller
 * holds, nothing is held in memory: what was there before is copied a piece at a time.
 */
public final class ChangeApplier {

  static final int LOCK_ATTEMPTS = 60;

  private final Journal journal;
  private final Caps caps;

  /**
   * @param outputRoot the folder that is written to
   * @param stateDirectory where the program keeps its own files; made where it does not exist
   */
  public ChangeApplier(Path outputRoot, Path stateDirectory, InstantSource clock, Caps caps) {
    this(new Journal(outputRoot, stateDirectory, clock, HandleFolder::open, LOCK_ATTEMPTS), caps);
  }

  ChangeApplier(Journal journal, Caps caps) {
    this.journal = journal;
    this.caps = caps;
  }

  /**
   * Writes every file or none. Waits a few seconds where another process writes to the same output
   * root; once begun, an interrupt does not stop it but is there when it returns.
   *
   * @param label what the person knows the change by
   */
  public ApplyOutcome apply(List<FileWrite> writes, String label) throws InterruptedException {
    if (writes.isEmpty()) {
      throw new IllegalArgumentException("nothing to apply");
    }
    List<FileWrite> all = List.copyOf(writes);
    return journal.workOnWhole((root, store) -> apply(root, store, all, label), stopped -> stopped);
  }

  /**
   * Finishes or takes back what a crash cut short; empty where there was nothing. To be called at
   * every start, which costs one look at a folder.
   */
  public List<Recovery> recover() throws InterruptedException {
    try {
      return journal.look(Recoverer::isNeeded, false)
          ? journal.work(Recoverer::recover, stopped -> List.of(new Recovery.Failed(stopped)))
          : List.of();
    } catch (IOException e) {
      return List.of(new Recovery.Failed(journal.unusable(e)));
    }
  }

  private ApplyOutcome apply(
      OutputRoot root, EntryStore store, List<FileWrite> writes, String label)
      throws IOException, Blocked {
    Instant now = journal.clock().instant();
    store.sweep();
    try {
      Preparation preparation = Preparation.of(root, writes);
      Kept prepared = store.create();
      Entry entry;
      try (Folder copies = store.open(prepared)) {
        entry = preparation.record(copies, label, now);
      }
      Kept begun = store.begin(prepared, State.APPLYING);
      ApplyOutcome outcome = outcome(store, Completion.of(root, store, begun, entry), entry);
      Pruning.prune(store, caps, now);
      return outcome;
    } catch (ChangedMeanwhile e) {
      return new ApplyOutcome.Conflict(e.paths());
    } finally {
      store.sweep();
    }
  }

  private static ApplyOutcome outcome(EntryStore store, Completion completion, Entry entry)
      throws IOException {
    return switch (completion.end()) {
      case Transition.End.There() ->
          new ApplyOutcome.Applied(completion.kept().id(), entry.paths());
      case Transition.End.Back(Obstacle obstacle, List<WorkspacePath> leftAlone) ->
          leftAlone.isEmpty() ? outcome(store, obstacle) : new ApplyOutcome.Conflict(leftAlone);
      case Transition.End.Stuck(Obstacle obstacle) ->
          store.halfDone(completion.kept(), obstacle.words());
    };
  }

  private static ApplyOutcome outcome(EntryStore store, Obstacle obstacle) {
    return switch (obstacle) {
      case Obstacle.Refused(Unwritable reason) -> reason;
      case Obstacle.Changed(List<WorkspacePath> paths) -> new ApplyOutcome.Conflict(paths);
      case Obstacle.Damage(String what) -> store.unusable(what);
    };
  }
}
