package dev.simplecoder.tools.apply;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.apply.Entry.Change;
import dev.simplecoder.tools.apply.Entry.Side;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the files of one change from either of its sides to the other, or back. It can be started
 * anew from wherever an earlier transition was cut short.
 */
final class Transition {

  private final OutputRoot root;
  private final Folder copies;
  private final Entry entry;
  private final String id;
  private final Sides sides;

  Transition(OutputRoot root, Folder copies, Entry entry, String id) {
    this.root = root;
    this.copies = copies;
    this.entry = entry;
    this.id = id;
    this.sides = new Sides(root);
  }

  /** Where the files are now. */
  sealed interface End {
    record There() implements End {}

    /**
     * All are on the side they came from.
     *
     * @param leftAlone but these, which are on neither
     */
    record Back(Obstacle obstacle, List<WorkspacePath> leftAlone) implements End {
      public Back {
        leftAlone = List.copyOf(leftAlone);
      }
    }

    /** Some are on one side, some on the other. */
    record Stuck(Obstacle obstacle) implements End {}
  }

  End go(Side to) {
    Obstacle obstacle;
    try {
      List<Change> strangers = sides.strangers(entry);
      if (strangers.isEmpty()) {
        bring(entry.changes(), to);
        return new End.There();
      }
      obstacle = new Obstacle.Changed(paths(strangers));
    } catch (Blocked e) {
      obstacle = new Obstacle.Refused(e.reason());
    } catch (Damaged e) {
      obstacle = new Obstacle.Damage(String.valueOf(e.getMessage()));
    } catch (ChangedMeanwhile e) {
      obstacle = new Obstacle.Changed(e.paths());
    }
    return back(to.other(), obstacle);
  }

  private End back(Side to, Obstacle obstacle) {
    try {
      removeTemporaries();
      List<Change> strangers = sides.strangers(entry);
      List<Change> ours =
          entry.changes().stream().filter(change -> !strangers.contains(change)).toList();
      bring(ours, to);
      return new End.Back(obstacle, paths(strangers));
    } catch (Blocked e) {
      return new End.Stuck(new Obstacle.Refused(e.reason()));
    } catch (Damaged e) {
      return new End.Stuck(new Obstacle.Damage(String.valueOf(e.getMessage())));
    } catch (ChangedMeanwhile e) {
      return new End.Stuck(new Obstacle.Changed(e.paths()));
    }
  }

  /** All that needs room on the disk comes before the first file is replaced. */
  private void bring(List<Change> changes, Side to) throws Blocked, Damaged, ChangedMeanwhile {
    List<Change> onTheWay = new ArrayList<>();
    for (Change change : changes) {
      if (!sides.isAt(change, to)) {
        onTheWay.add(change);
        stage(change, to);
      }
    }
    for (Change change : onTheWay) {
      replace(change, to);
    }
    if (to == Side.BEFORE) {
      removeMadeFolders();
    }
  }

  private void stage(Change change, Side to) throws Blocked, Damaged {
    Image wanted = change.image(to);
    String name = change.place().name();
    try (Folder parent =
        wanted == null ? root.parentOf(change.place()) : root.makeParentOf(change.place())) {
      Folder.Facts now = parent == null ? null : parent.look(name);
      if (now != null) {
        checkWritable(change, now);
      }
      if (parent == null || wanted == null) {
        return;
      }
      removeTemporary(parent, change);
      String mode = now == null ? change.mode() : now.mode();
      try (InputStream copy = open(change, to)) {
        if (!parent.write(temporary(change), mode, copy).equals(wanted)) {
          throw new Damaged(
              "the copy " + change.copy(to) + " of " + change.path() + " was altered");
        }
      }
      if (now != null) {
        parent.keepOwner(temporary(change), now);
      }
    } catch (IOException e) {
      throw new Blocked(change.path().value(), e);
    }
  }

  private InputStream open(Change change, Side side) throws IOException, Damaged {
    try {
      return copies.read(change.copy(side));
    } catch (NoSuchFileException e) {
      throw new Damaged("the copy " + change.copy(side) + " of " + change.path() + " is missing");
    }
  }

  private void checkWritable(Change change, Folder.Facts now) throws Blocked {
    boolean nobodyMay = now.mode() != null && !now.mode().contains("w");
    if (nobodyMay || !root.isWritable(change.place())) {
      String mode = now.mode() == null ? "" : now.mode();
      throw new Blocked(new Unwritable(change.path().value(), Unwritable.Why.READ_ONLY, mode));
    }
  }

  private void replace(Change change, Side to) throws Blocked, ChangedMeanwhile {
    if (!sides.isAt(change, to.other())) {
      throw new ChangedMeanwhile(List.of(change.path()));
    }
    try (Folder parent = root.parentOf(change.place())) {
      if (parent == null) {
        throw new ChangedMeanwhile(List.of(change.path()));
      }
      if (change.image(to) == null) {
        parent.delete(change.place().name());
      } else {
        parent.move(temporary(change), change.place().name());
      }
      parent.force();
    } catch (IOException e) {
      throw new Blocked(change.path().value(), e);
    }
  }

  private void removeTemporaries() throws Blocked {
    for (Change change : entry.changes()) {
      try (Folder parent = root.parentOf(change.place())) {
        if (parent != null) {
          removeTemporary(parent, change);
        }
      } catch (IOException e) {
        throw new Blocked(change.path().value(), e);
      }
    }
  }

  private void removeTemporary(Folder parent, Change change) throws IOException {
    if (parent.look(temporary(change)) != null) {
      parent.delete(temporary(change));
    }
  }

  private void removeMadeFolders() {
    entry.madeFolders().reversed().forEach(this::removeWhereEmpty);
  }

  private void removeWhereEmpty(WorkspacePath folder) {
    try (Folder parent = root.parentOf(folder)) {
      if (parent != null && parent.look(folder.name()) != null) {
        parent.deleteFolder(folder.name());
      }
    } catch (IOException inUse) {
      // Someone has put something in it; and an empty folder that stays is no loss.
      return;
    }
  }

  private String temporary(Change change) {
    return ".simplecoder-" + id + "-" + change.number() + ".tmp";
  }

  private static List<WorkspacePath> paths(List<Change> changes) {
    return changes.stream().map(Change::path).toList();
  }
}
