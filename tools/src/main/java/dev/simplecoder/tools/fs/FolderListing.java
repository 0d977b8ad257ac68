package dev.simplecoder.tools.fs;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds out what is in one folder: staged, in the output root, in the workspace; the first that has
 * a name wins.
 */
final class FolderListing {

  private final Folder folder;
  private final IgnoreRules rules;
  private final SortedMap<String, FileEntry> files = new TreeMap<>();
  private final SortedMap<String, Folder> folders = new TreeMap<>();

  /**
   * A folder that a walk comes to.
   *
   * @param rules those of the folders above; its own are added when it is listed
   * @param secret whether its name, or that of a folder above, is one that secrets have
   */
  record Folder(WorkspacePath path, IgnoreRules rules, boolean secret) {}

  private FolderListing(Folder folder) {
    this.folder = folder;
    this.rules = folder.rules().below(folder.path());
  }

  /** A layer that lacks the folder, or may not be read, adds nothing. */
  static FolderListing of(Folder folder, Roots roots, Map<WorkspacePath, TextFile> staged) {
    var listing = new FolderListing(folder);
    for (WorkspacePath path : staged.keySet()) {
      listing.addStaged(path, roots.top());
    }
    for (Path layer : roots.layers()) {
      try (OpenFolder open = OpenFolder.of(layer, folder.path())) {
        for (OpenFolder.Child child : open.children()) {
          listing.add(child.name(), child.attributes(), layer);
        }
      } catch (IOException absent) {
        // Nothing in this layer that could be shown.
      }
    }
    return listing;
  }

  /** In the order of their names. */
  List<FileEntry> files() {
    return new ArrayList<>(files.values());
  }

  /** In the order of their names. */
  List<Folder> folders() {
    return new ArrayList<>(folders.values());
  }

  private void addStaged(WorkspacePath path, Path root) {
    if (path.startsWith(folder.path())) {
      int from = folder.path().isRoot() ? 0 : folder.path().value().length() + 1;
      String below = path.value().substring(from);
      int slash = below.indexOf('/');
      if (slash == -1) {
        addFile(below, root, FileEntry.State.STAGED, 0, 0);
      } else {
        addFolder(below.substring(0, slash));
      }
    }
  }

  private void add(String name, BasicFileAttributes attributes, Path layer) {
    if (attributes.isDirectory()) {
      addFolder(name);
    } else if (attributes.isSymbolicLink() || attributes.isRegularFile()) {
      addFile(
          name,
          layer,
          attributes.isSymbolicLink() ? FileEntry.State.LINK : FileEntry.State.ON_DISK,
          attributes.size(),
          attributes.lastModifiedTime().toMillis());
    }
  }

  private void addFile(String name, Path root, FileEntry.State state, long bytes, long modified) {
    WorkspacePath path = folder.path().child(name);
    if (!files.containsKey(name) && !folders.containsKey(name) && !rules.ignores(path, false)) {
      boolean secret = folder.secret() || SpecialNames.secret(name);
      files.put(name, new FileEntry(path, root, state, secret, bytes, modified));
    }
  }

  private void addFolder(String name) {
    WorkspacePath path = folder.path().child(name);
    if (!files.containsKey(name)
        && !folders.containsKey(name)
        && !rules.ignores(path, true)
        && !rules.heavy(name)) {
      folders.put(name, new Folder(path, rules, folder.secret() || SpecialNames.secret(name)));
    }
  }
}
