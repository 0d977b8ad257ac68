package dev.simplecoder.tools.apply;

import dev.simplecoder.tools.apply.EntryStore.Kept;
import dev.simplecoder.tools.apply.EntryStore.State;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * first, then the redos from the far end. A redo whose forerunner is too old goes with it.
   */
  private static List<Weighed> weighed(EntryStore store, Instant oldest) throws IOException {
    List<Weighed> all = new ArrayList<>();
    for (Kept kept : store.in(State.DONE).toList()) {
      Entry entry = store.readable(kept).orElse(null);
      if (isOld(entry, oldest)) {
        store.drop(kept);
      } else {
        all.add(new Weighed(kept, entry == null ? 0 : entry.bytes()));
      }
    }
    boolean orphaned = false;
    List<Weighed> redos = new ArrayList<>();
    for (Kept kept : store.in(State.UNDONE).toList()) {
      Entry entry = store.readable(kept).orElse(null);
      orphaned = orphaned || isOld(entry, oldest);
      if (orphaned) {
        store.drop(kept);
      } else {
        redos.add(new Weighed(kept, entry == null ? 0 : entry.bytes()));
      }
    }
    all.addAll(redos.reversed());
    return all;
  }

  private static boolean isOld(@Nullable Entry entry, Instant oldest) {
    return entry != null && entry.at().isBefore(oldest);
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
