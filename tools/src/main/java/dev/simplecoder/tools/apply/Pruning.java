package dev.simplecoder.tools.apply;

import dev.simplecoder.tools.apply.EntryStore.Kept;
import dev.simplecoder.tools.apply.EntryStore.State;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps the history within its caps. */
final class Pruning {

  private Pruning() {}

  /** What cannot be dropped now is left to the next time. */
  static void prune(EntryStore store, Caps caps, Instant now) {
    try {
      Instant oldest = now.minus(caps.age());
      dropStale(store, oldest);
      dropExcess(store, caps, weighed(store, oldest));
    } catch (IOException nextTime) {
      return;
    }
  }

  /** What a later change has made impossible to redo, and old damaged records. */
  private static void dropStale(EntryStore store, Instant oldest) throws IOException {
    int newestDone = store.toUndo().map(Kept::number).orElse(0);
    for (Kept kept : store.all()) {
      boolean overtaken = kept.state() == State.UNDONE && kept.number() < newestDone;
      boolean forgotten = kept.state() == State.SET_ASIDE && store.modified(kept).isBefore(oldest);
      if (overtaken || forgotten) {
        store.drop(kept);
      }
    }
  }

  /**
   * In the order in which they may go, those that are too old being gone already: oldest changes
   * first, then the redos from the far end. The next undo and the next redo are not among them.
   */
  private static List<Weighed> weighed(EntryStore store, Instant oldest) throws IOException {
    List<Weighed> done = young(store, store.in(State.DONE).toList(), oldest);
    List<Weighed> undone = young(store, store.in(State.UNDONE).toList(), oldest);
    List<Weighed> all = new ArrayList<>(done);
    all.addAll(undone.reversed());
    return all;
  }

  private static List<Weighed> young(EntryStore store, List<Kept> kept, Instant oldest)
      throws IOException {
    List<Weighed> young = new ArrayList<>();
    for (Kept each : kept) {
      Entry entry = store.readable(each).orElse(null);
      if (entry != null && entry.at().isBefore(oldest)) {
        store.drop(each);
      } else {
        young.add(new Weighed(each, entry == null ? 0 : entry.bytes()));
      }
    }
    return young;
  }

  private static void dropExcess(EntryStore store, Caps caps, List<Weighed> all)
      throws IOException {
    Kept nextUndo = store.toUndo().orElse(null);
    Kept nextRedo = store.toRedo().orElse(null);
    long bytes = all.stream().mapToLong(Weighed::bytes).sum();
    int changes = all.size();
    for (Weighed each : all) {
      boolean within = bytes <= caps.bytes() && changes <= caps.changes();
      if (!within && !each.kept.equals(nextUndo) && !each.kept.equals(nextRedo)) {
        store.drop(each.kept);
        bytes -= each.bytes;
        changes--;
      }
    }
  }

  private record Weighed(Kept kept, long bytes) {}
}
