package dev.simplecoder.tools.apply;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.apply.Entry.Side;
import dev.simplecoder.tools.apply.EntryStore.Kept;
import dev.simplecoder.tools.apply.EntryStore.State;
import java.io.IOException;
import java.util.List;

/**
 * A begun change brought to its end.
 *
 * @param kept its record, which says so
 */
record Completion(Transition.End end, Kept kept) {

  /** From wherever it was cut short, if it was. */
  static Completion of(OutputRoot root, EntryStore store, Kept begun, Entry entry)
      throws IOException {
    Transition.End end;
    try (Folder copies = store.open(begun)) {
      Transition transition = new Transition(root, copies, entry, begun.id());
      end = transition.go(begun.state() == State.UNDOING ? Side.BEFORE : Side.AFTER);
    }
    State state = after(begun.state(), end);
    if (state == begun.state()) {
      return new Completion(end, begun);
    }
    Kept moved = store.end(begun, state);
    store.sweep();
    return new Completion(end, moved);
  }

  private static State after(State begun, Transition.End end) {
    return switch (end) {
      case Transition.End.There() -> begun == State.UNDOING ? State.UNDONE : State.DONE;
      case Transition.End.Stuck(_) -> begun;
      case Transition.End.Back(Obstacle.Damage _, _) -> State.SET_ASIDE;
      case Transition.End.Back(_, List<WorkspacePath> leftAlone) -> turnedBack(begun, leftAlone);
    };
  }

  /** The copies are the person's only way back to a version that someone overwrote since. */
  private static State turnedBack(State begun, List<WorkspacePath> leftAlone) {
    return switch (begun) {
      case UNDOING -> State.DONE;
      case REDOING -> State.UNDONE;
      case PREPARING, APPLYING, DONE, UNDONE, DROPPED, SET_ASIDE ->
          leftAlone.isEmpty() ? State.DROPPED : State.SET_ASIDE;
    };
  }
}
