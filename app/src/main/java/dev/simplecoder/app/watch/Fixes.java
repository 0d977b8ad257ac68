package dev.simplecoder.app.watch;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.verify.CheckedFiles;
import java.util.Set;
import java.util.SortedSet;

/** Where fixes come from. */
@FunctionalInterface
interface Fixes {

  /**
   * The work that has a fix made and lets the person decide on one that is worth it.
   *
   * @param saved before the checks failed
   * @param files as the checks have seen them; on others nothing is applied
   */
  Work<Fixed> fix(Checked checked, SortedSet<WorkspacePath> saved, CheckedFiles files);

  /** What came of it. */
  sealed interface Fixed {

    /** It was applied, as far as the person wanted it. */
    record Taken(Set<WorkspacePath> paths) implements Fixed {
      public Taken {
        paths = Set.copyOf(paths);
      }
    }

    /** It was shown and not taken. */
    record Declined() implements Fixed {}

    /** There was none, or none that was worth showing. */
    record None() implements Fixed {}

    /** The files have changed meanwhile. */
    record GivenUp() implements Fixed {}

    /** The model failed, which says nothing of the failure. */
    record NoModel() implements Fixed {}
  }
}
