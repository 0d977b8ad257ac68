package dev.simplecoder.tools.apply;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.apply.EntryStore.Kept;
import dev.simplecoder.tools.apply.EntryStore.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Deals with what a crash has left. */
final class Recoverer {

  private Recoverer() {}

  static boolean isNeeded(EntryStore store) throws IOException {
    return store.all().stream()
        .map(Kept::state)
        .anyMatch(state -> state.isUnderway() || state.isLeftover());
  }

  static List<Recovery> recover(OutputRoot root, EntryStore store) throws IOException {
    List<Recovery> recovered = new ArrayList<>();
    for (Kept kept : store.all()) {
      if (kept.state() == State.PREPARING) {
        recovered.add(new Recovery.NotBegun());
      } else if (kept.state().isUnderway()) {
        recovered.add(recover(root, store, kept));
      }
    }
    store.sweep();
    return recovered;
  }

  private static Recovery recover(OutputRoot root, EntryStore store, Kept kept) throws IOException {
    try {
      Entry entry = store.read(kept);
      return told(store, entry, kept.state(), Completion.of(root, store, kept, entry));
    } catch (Damaged e) {
      return setAside(store, kept, String.valueOf(e.getMessage()));
    }
  }

  private static Recovery told(EntryStore store, Entry entry, State begun, Completion completion)
      throws IOException {
    return switch (completion.end()) {
      case Transition.End.There() ->
          new Recovery.Finished(entry.label(), entry.paths(), begun == State.UNDOING);
      case Transition.End.Back(Obstacle obstacle, List<WorkspacePath> leftAlone) ->
          new Recovery.RolledBack(
              entry.label(),
              entry.paths().stream().filter(path -> !leftAlone.contains(path)).toList(),
              leftAlone,
              store.path(completion.kept()),
              obstacle.words());
      case Transition.End.Stuck(Obstacle.Damage(String what)) ->
          setAside(store, completion.kept(), what);
      case Transition.End.Stuck(Obstacle obstacle) ->
          new Recovery.Failed(store.halfDone(completion.kept(), obstacle.words()));
    };
  }

  private static Recovery setAside(EntryStore store, Kept kept, String why) throws IOException {
    return new Recovery.SetAside(store.path(store.end(kept, State.SET_ASIDE)), why);
  }
}
