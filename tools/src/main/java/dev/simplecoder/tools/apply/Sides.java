package dev.simplecoder.tools.apply;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.apply.Entry.Change;
import dev.simplecoder.tools.apply.Entry.Side;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Says on which side of a change the files on the disk are. */
final class Sides {

  private final OutputRoot root;

  Sides(OutputRoot root) {
    this.root = root;
  }

  /** The files that are not as this side has them. */
  List<WorkspacePath> notAt(Entry entry, Side side) throws Blocked {
    List<WorkspacePath> others = new ArrayList<>();
    for (Change change : entry.changes()) {
      if (!isAt(change, side)) {
        others.add(change.path());
      }
    }
    return others;
  }

  /** The files that are as neither side has them. */
  List<Change> strangers(Entry entry) throws Blocked {
    List<Change> strangers = new ArrayList<>();
    for (Change change : entry.changes()) {
      if (!isAt(change, Side.BEFORE) && !isAt(change, Side.AFTER)) {
        strangers.add(change);
      }
    }
    return strangers;
  }

  boolean isAt(Change change, Side side) throws Blocked {
    String name = change.place().name();
    Image wanted = change.image(side);
    try (Folder parent = root.parentOf(change.place())) {
      Folder.Facts facts = parent == null ? null : parent.look(name);
      if (parent == null || facts == null || wanted == null) {
        return facts == null && wanted == null;
      }
      if (facts.kind() != Folder.Kind.FILE) {
        return false;
      }
      try (InputStream content = parent.read(name)) {
        return Image.of(content).equals(wanted);
      }
    } catch (IOException e) {
      throw new Blocked(change.path().value(), e);
    }
  }
}
