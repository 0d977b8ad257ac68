package dev.simplecoder.app.watch;

import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.shell.Refusal;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.watch.Fixes.Fixed;
import dev.simplecoder.tools.verify.CheckedFiles;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Round by round: files are saved, the checks run, and where they fail a fix is proposed. */
final class Watch {

  private final Saves saves;
  private final Work<Checked> checks;
  private final Optional<Fixes> fixes;
  private final Lines lines;

  /** What was declined, or not worth it, since all was well. */
  private final Set<Failure> settled = new HashSet<>();

  private int runs;
  private int shown;
  private int taken;

  /**
   * @param checks of the project, on the files as they are
   * @param fixes empty where there is nobody to decide on them
   */
  Watch(Saves saves, Work<Checked> checks, Optional<Fixes> fixes, Lines lines) {
    this.saves = saves;
    this.checks = checks;
    this.fixes = fixes;
    this.lines = lines;
  }

  /** What the person is told in the end. */
  record Summary(int runs, int shown, int taken) {}

  /**
   * Goes on until it is interrupted, which is how the person ends it. What fails at the start is
   * not touched before a save.
   */
  Summary run() throws IOException {
    try {
      return watch();
    } catch (InterruptedException | ClosedByInterruptException _) {
      return new Summary(runs, shown, taken); // and the program ends with it
    }
  }

  private Summary watch() throws IOException, InterruptedException {
    CheckedFiles known = saves.now();
    CheckedFiles said = known;
    checked(known, Collections.emptySortedSet());
    lines.begin();
    while (true) {
      known = saves.after(known);
      SortedSet<WorkspacePath> saved = saves.saved(said, known);
      Optional<Checked> checked = checked(known, saved);
      if (checked.isPresent()) { // else what was saved is named with what follows
        known = fixed(checked.get(), saved, known);
        said = known;
      }
    }
  }

  /** One round on the files as they are; says whether all is well in the end. */
  boolean once() throws IOException, InterruptedException {
    CheckedFiles files = saves.now();
    SortedSet<WorkspacePath> none = Collections.emptySortedSet();
    Optional<Checked> checked = checked(files, none);
    if (checked.isEmpty() || !checked.get().fails()) {
      return checked.isPresent() && checked.get().passes();
    }
    fixed(checked.get(), none, files);
    return 0 < taken;
  }

  /** Empty where something was saved meanwhile, so that it is not worth saying. */
  private Optional<Checked> checked(CheckedFiles files, SortedSet<WorkspacePath> saved)
      throws IOException, InterruptedException {
    Optional<Checked> checked = results(files);
    if (checked.isEmpty() || !saves.areStill(files)) {
      return Optional.empty();
    }
    if (runs == 0 && checked.get().unknown().isPresent()) {
      throw new UserError(
          "there is nothing to watch with: " + checked.get().unknown().get(),
          "Name a command that tests the project: --test-cmd CMD.");
    }
    runs++;
    lines.checked(saved, files, checked.get());
    if (checked.get().passes()) {
      settled.clear();
    }
    return checked;
  }

  /** What fails at the start ends the watch with it, and later only the round. */
  private Optional<Checked> results(CheckedFiles files) throws IOException, InterruptedException {
    try {
      return saves.during(files, checks);
    } catch (ClosedByInterruptException interrupted) {
      throw interrupted;
    } catch (IOException failed) {
      if (runs == 0) {
        throw failed;
      }
      return Optional.of(new Checked(new Evidence.None(Refusal.of(failed))));
    }
  }

  /** Returns the files as they are known to be then: what is written here is no save. */
  private CheckedFiles fixed(Checked checked, SortedSet<WorkspacePath> saved, CheckedFiles files)
      throws IOException, InterruptedException {
    Optional<Failure> failure = checked.failure();
    if (fixes.isEmpty() || failure.isEmpty() || settled.contains(failure.get())) {
      return files;
    }
    Work<Fixed> work = fixes.get().fix(checked, saved, files);
    switch (saves.during(files, work).orElse(new Fixed.GivenUp())) {
      case Fixed.Taken(Set<WorkspacePath> paths) -> {
        shown++;
        taken++;
        settled.clear();
        return files.with(paths, saves.now());
      }
      case Fixed.Declined _ -> {
        shown++;
        settled.add(failure.get());
      }
      case Fixed.None _ -> settled.add(failure.get());
      case Fixed.GivenUp _, Fixed.NoModel _ -> {}
    }
    return files;
  }
}
