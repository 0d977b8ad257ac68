package dev.simplecoder.tools.apply;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.apply.Entry.Change;
import dev.simplecoder.tools.apply.Entry.Side;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at the files that are to change, then makes the record of the change. */
final class Preparation {

  private static final String OURS_ONLY = "rw-------";

  private final OutputRoot root;
  private final List<Located> located;

  private Preparation(OutputRoot root, List<Located> located) {
    this.root = root;
    this.located = located;
  }

  /** Checks everything that can be known without writing. */
  static Preparation of(OutputRoot root, List<FileWrite> writes) throws Blocked, ChangedMeanwhile {
    List<Located> located = new ArrayList<>();
    for (FileWrite write : writes) {
      located.add(new Located(write, root.locate(write.path())));
    }
    checkClashes(located);
    Preparation preparation = new Preparation(root, located);
    preparation.checkUnchanged();
    return preparation;
  }

  /** Copies both sides of each file; the record comes last, and all is durable in the end. */
  Entry record(Folder copies, String label, Instant at)
      throws Blocked, ChangedMeanwhile, IOException {
    Set<WorkspacePath> madeFolders = new LinkedHashSet<>();
    List<Change> changes = new ArrayList<>();
    for (Located each : located) {
      madeFolders.addAll(root.missingParents(each.place));
      changes.add(copy(copies, changes.size(), each));
    }
    Entry entry = new Entry(label, at, List.copyOf(madeFolders), changes);
    copies.write(EntryJson.FILE, OURS_ONLY, new ByteArrayInputStream(EntryJson.write(entry)));
    copies.force();
    return entry;
  }

  private Change copy(Folder copies, int number, Located each)
      throws ChangedMeanwhile, IOException {
    Image before = null;
    String mode = null;
    String name = each.place.name();
    try (Folder parent = root.parentOf(each.place)) {
      Folder.Facts facts = parent == null ? null : parent.look(name);
      if (parent != null && facts != null) {
        mode = facts.mode();
        try (InputStream content = parent.read(name)) {
          before = copies.write(Change.copy(number, Side.BEFORE), OURS_ONLY, content);
        }
      }
    }
    each.checkUnchanged(before);
    Image after;
    try (InputStream content = each.write.content()) {
      after = copies.write(Change.copy(number, Side.AFTER), OURS_ONLY, content);
    }
    return new Change(number, each.write.path(), each.place, mode, before, after);
  }

  private void checkUnchanged() throws Blocked, ChangedMeanwhile {
    List<WorkspacePath> changed = new ArrayList<>();
    for (Located each : located) {
      try {
        each.checkUnchanged(now(each));
      } catch (ChangedMeanwhile e) {
        changed.addAll(e.paths());
      } catch (IOException e) {
        throw new Blocked(each.write.path().value(), e);
      }
    }
    if (!changed.isEmpty()) {
      throw new ChangedMeanwhile(changed);
    }
  }

  private @Nullable Image now(Located each) throws Blocked, IOException {
    String name = each.place.name();
    try (Folder parent = root.parentOf(each.place)) {
      Folder.Facts facts = parent == null ? null : parent.look(name);
      if (parent == null || facts == null) {
        return null;
      }
      if (facts.kind() != Folder.Kind.FILE) {
        String what = facts.kind() == Folder.Kind.FOLDER ? "a folder" : "a link or a device";
        throw new Blocked(
            new Unwritable(each.write.path().value(), Unwritable.Why.NOT_A_FILE, what));
      }
      try (InputStream content = parent.read(name)) {
        return Image.of(content);
      }
    }
  }

  /** Names that are one on a disk which ignores case or normalises, and files as folders. */
  private static void checkClashes(List<Located> located) throws Blocked {
    Map<String, WorkspacePath> seen = new HashMap<>();
    for (Located each : located) {
      WorkspacePath other = seen.putIfAbsent(each.key(), each.write.path());
      if (other != null) {
        throw clash(each.write.path(), other);
      }
    }
    for (Located each : located) {
      String key = each.key();
      for (int slash = key.indexOf('/'); 0 <= slash; slash = key.indexOf('/', slash + 1)) {
        WorkspacePath other = seen.get(key.substring(0, slash));
        if (other != null) {
          throw clash(each.write.path(), other);
        }
      }
    }
  }

  private static Blocked clash(WorkspacePath path, WorkspacePath other) {
    return new Blocked(new Unwritable(path.value(), Unwritable.Why.CLASH, path + " and " + other));
  }

  private record Located(FileWrite write, WorkspacePath place) {

    String key() {
      return Normalizer.normalize(place.value(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    void checkUnchanged(@Nullable Image now) throws ChangedMeanwhile {
      String read = write.beforeSha256();
      boolean same = now == null ? read == null : now.sha256().equals(read);
      if (!same) {
        throw new ChangedMeanwhile(List.of(write.path()));
      }
    }
  }
}
