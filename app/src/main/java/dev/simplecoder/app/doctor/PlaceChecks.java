package dev.simplecoder.app.doctor;

import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.store.GrantFile;
import dev.simplecoder.tools.apply.UndoHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folders that are read and written. */
final class PlaceChecks {

  private static final long LITTLE = 1_000_000_000;

  private final Disk disk;

  PlaceChecks(Disk disk) {
    this.disk = disk;
  }

  /** {@code outputRoot} is where the changes go, often the workspace itself. */
  Finding workspace(Path workspace, Path outputRoot) {
    String git = Files.exists(workspace.resolve(".git")) ? ", a git repository" : ", not in git";
    Finding writable =
        written(
            "workspace",
            outputRoot,
            "Choose another folder with -C or --output-root, or --read-only for questions.");
    boolean same = outputRoot.equals(workspace);
    String before = same ? workspace + git : workspace + git + "; changes go to " + outputRoot;
    return new Finding(
        writable.status(),
        "workspace",
        before + writable.what().substring(outputRoot.toString().length()),
        writable.remedy());
  }

  /** The folders of the program itself. */
  List<Finding> own(Shell shell) {
    Directories own = Directories.of(shell);
    return List.of(
        mild(
            written(
                "config", own.config(), "Name another with XDG_CONFIG_HOME, or mend this one.")),
        written("state", own.state(), "Name another with XDG_STATE_HOME, or mend this one."),
        mild(written("cache", own.cache(), "Name another with XDG_CACHE_HOME, or mend this one.")),
        permissions(new GrantFile(own.state())));
  }

  static Finding changes(UndoHistory history) {
    try {
      return history.isInterrupted()
          ? Finding.warning(
              "changes",
              "one was interrupted and is half done",
              "The next task in this workspace completes it or takes it back, and says so.")
          : Finding.ok("changes", "none is half done");
    } catch (IOException unreadable) {
      return Finding.problem(
          "changes", "their record cannot be read: " + unreadable, "Look at its folder's rights.");
    }
  }

  /** A task gets along without it. */
  private static Finding mild(Finding finding) {
    return finding.status() == Finding.Status.PROBLEM
        ? Finding.warning(finding.subject(), finding.what(), finding.remedy())
        : finding;
  }

  private static Finding permissions(GrantFile file) {
    try {
      return Finding.ok(
          "permissions", Quantity.of(file.read().size(), "permission") + " given for good");
    } catch (IOException unreadable) {
      return Finding.warning(
          "permissions",
          String.valueOf(unreadable.getMessage()),
          "Mend or delete " + file.path() + "; until then you are asked again.");
    }
  }

  /** What is found begins with the folder, which need not exist yet. */
  private Finding written(String subject, Path folder, String remedy) {
    Path existing = folder;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      return Finding.problem(subject, folder + ": " + existing + " is not a folder", remedy);
    }
    if (!Files.isWritable(existing)) {
      return Finding.problem(subject, folder + ": " + existing + " cannot be written to", remedy);
    }
    String state = folder + (existing.equals(folder) ? "" : ", not there yet");
    try {
      long free = disk.usable(existing);
      String what = state + ", " + Quantity.bytes(free) + " free";
      return LITTLE <= free
          ? Finding.ok(subject, what)
          : Finding.warning(subject, what, "Make room on that disk.");
    } catch (IOException unknown) {
      return Finding.warning(subject, state + ", free space unknown: " + unknown, remedy);
    }
  }
}
