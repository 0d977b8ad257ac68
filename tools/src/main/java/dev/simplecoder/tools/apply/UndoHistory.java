package dev.simplecoder.tools.apply;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.apply.Entry.Side;
import dev.simplecoder.tools.apply.EntryStore.Kept;
import dev.simplecoder.tools.apply.EntryStore.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The changes that were made to an output root, newest first, to be taken back and forth. */
public final class UndoHistory {

  private final Journal journal;
  private final Caps caps;

  /** As in {@link ChangeApplier}, whose changes these are. */
  public UndoHistory(Path outputRoot, Path stateDirectory, InstantSource clock, Caps caps) {
    this(
        new Journal(
            outputRoot, stateDirectory, clock, HandleFolder::open, ChangeApplier.LOCK_ATTEMPTS),
        caps);
  }

  UndoHistory(Journal journal, Caps caps) {
    this.journal = journal;
    this.caps = caps;
  }

  /** Takes back the newest change that stands. */
  public UndoOutcome undo() throws InterruptedException {
    return go(Way.UNDO);
  }

  /** Brings again what was taken back last, until a new change is applied. */
  public UndoOutcome redo() throws InterruptedException {
    return go(Way.REDO);
  }

  /** Newest first; damaged records are left out until an undo comes upon them. */
  public List<UndoEntry> list() throws IOException {
    return journal.look(UndoHistory::list, List.of());
  }

  /** Whether a change is half done, so that the next {@link ChangeApplier#recover} has work. */
  public boolean isInterrupted() throws IOException {
    return journal.look(store -> store.underway().isPresent(), false);
  }

  private static List<UndoEntry> list(EntryStore store) throws IOException {
    List<UndoEntry> entries = new ArrayList<>();
    int newestDone = store.toUndo().map(Kept::number).orElse(0);
    for (Kept kept : store.all().reversed()) {
      boolean undone = kept.state() == State.UNDONE && newestDone < kept.number();
      if (undone || kept.state() == State.DONE) {
        store
            .readable(kept)
            .map(entry ->
                new UndoEntry(
                    kept.id(), entry.label(), entry.at(), entry.paths(), entry.bytes(), undone))
            .ifPresent(entries::add);
      }
    }
    return List.copyOf(entries);
  }

  private UndoOutcome go(Way way) throws InterruptedException {
    return journal.workOnWhole((root, store) -> go(root, store, way), stopped -> stopped);
  }

  private UndoOutcome go(OutputRoot root, EntryStore store, Way way) throws IOException, Blocked {
    Pruning.prune(store, caps, journal.clock().instant());
    Optional<Kept> next = way == Way.UNDO ? store.toUndo() : store.toRedo();
    if (next.isEmpty()) {
      return way == Way.UNDO ? new UndoOutcome.NothingToUndo() : new UndoOutcome.NothingToRedo();
    }
    Entry entry;
    try {
      entry = store.read(next.get());
    } catch (Damaged e) {
      Kept aside = store.end(next.get(), State.SET_ASIDE);
      return new UndoOutcome.Unreadable(store.path(aside), String.valueOf(e.getMessage()));
    }
    List<WorkspacePath> changed = new Sides(root).notAt(entry, way.from);
    if (!changed.isEmpty()) {
      return new UndoOutcome.ChangedSince(entry.label(), changed);
    }
    Kept begun = store.begin(next.get(), way.state);
    return outcome(store, Completion.of(root, store, begun, entry), entry, way);
  }

  private static UndoOutcome outcome(EntryStore store, Completion completion, Entry entry, Way way)
      throws IOException {
    Kept kept = completion.kept();
    return switch (completion.end()) {
      case Transition.End.There() ->
          way == Way.UNDO
              ? new UndoOutcome.Undone(kept.id(), entry.label(), entry.paths())
              : new UndoOutcome.Redone(kept.id(), entry.label(), entry.paths());
      case Transition.End.Back(Obstacle.Refused(Unwritable reason), _) -> reason;
      case Transition.End.Back(Obstacle.Changed(List<WorkspacePath> paths), _) ->
          new UndoOutcome.ChangedSince(entry.label(), paths);
      case Transition.End.Back(Obstacle.Damage(String what), _) ->
          new UndoOutcome.Unreadable(store.path(kept), what);
      case Transition.End.Stuck(Obstacle obstacle) -> store.halfDone(kept, obstacle.words());
    };
  }

  private enum Way {
    UNDO(Side.AFTER, State.UNDOING),
    REDO(Side.BEFORE, State.REDOING);

    private final Side from;
    private final State state;

    Way(Side from, State state) {
      this.from = from;
      this.state = state;
    }
  }
}
