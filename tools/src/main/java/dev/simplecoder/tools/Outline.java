package dev.simplecoder.tools;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.fs.FileEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A listing that fits, of any number of files: every file where that fits, else the files and
 * folders down to the greatest depth that does, folders with the number of files below them. Files
 * come in the order of a walk.
 */
final class Outline {

  private static final int DEPTHS = 6;
  private static final int ALL = Integer.MAX_VALUE;

  private final int skipped;
  private final Limits limits;
  private final List<Level> levels = new ArrayList<>();
  private long total;

  Outline(WorkspacePath folder, Limits limits) {
    this.skipped = folder.isRoot() ? 0 : folder.value().split("/").length;
    this.limits = limits;
    for (int depth = 1; depth <= DEPTHS; depth++) {
      levels.add(new Level(skipped + depth));
    }
    levels.add(new Level(ALL));
  }

  void add(FileEntry file) {
    total++;
    levels.forEach(level -> level.add(file));
  }

  long total() {
    return total;
  }

  String text() {
    Level best =
        levels.reversed().stream().filter(Level::fits).findFirst().orElse(levels.getFirst());
    return best.text();
  }

  /** One line of a listing. */
  private record Item(String name, boolean folder, long files, String mark) {
    String line() {
      return folder ? name + "/ (" + Counted.of(files, "file") + ")" : name + mark;
    }
  }

  /** The listing down to one depth, as far as it fits. */
  private final class Level {
    private final int depth;
    private final List<Item> items = new ArrayList<>();
    private long left;
    private int characters;
    private String open = "";

    Level(int depth) {
      this.depth = depth;
    }

    void add(FileEntry file) {
      String path = file.path().value();
      int end = end(path);
      String name = path.substring(0, end);
      boolean folder = end < path.length();
      if (folder && name.equals(open)) {
        if (left == 0) {
          Item last = items.removeLast();
          items.add(new Item(name, true, last.files() + 1, ""));
        }
        return;
      }
      open = folder ? name : "";
      Item item = new Item(name, folder, 1, mark(file));
      int more = item.line().length() + 1;
      if (0 < left || items.size() == limits.entries() || limits.characters() < characters + more) {
        left++;
      } else {
        items.add(item);
        characters += more;
      }
    }

    boolean fits() {
      return left == 0;
    }

    String text() {
      String lines = items.stream().map(Item::line).collect(Collectors.joining("\n"));
      boolean folded = items.stream().anyMatch(Item::folder);
      if (0 < left) {
        return lines
            + "\n["
            + left
            + " more entries are not shown. Give a path or a glob to see them.]";
      }
      return folded ? lines + "\n[Give one of the folders as path to see its files.]" : lines;
    }

    private int end(String path) {
      int end = -1;
      for (int i = 0; i < depth; i++) {
        end = path.indexOf('/', end + 1);
        if (end == -1) {
          return path.length();
        }
      }
      return end;
    }
  }

  private static String mark(FileEntry file) {
    return switch (file.state()) {
      case ON_DISK -> "";
      case STAGED -> " (changed by you)";
      case LINK -> " (link)";
    };
  }
}
