package dev.simplecoder.app.review;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Whoever decides about changes. */
public interface Person {

  /** Whether there is somebody to ask. */
  boolean canBeAsked();

  /** Blocks until there is an answer; one that cannot come is {@link Choice#NO}. */
  Choice decide(Question question) throws InterruptedException;

  /** One line, which need not be trusted. */
  void tell(String line);

  /** What is asked: whether {@code paths} below {@code root} may be written. */
  record Question(
      List<WorkspacePath> paths, Path root, Ending ending, String diff, Set<Choice> offered) {
    public Question {
      paths = List.copyOf(paths);
      offered = Set.copyOf(offered);
    }
  }

  /** How the task ended. */
  enum Ending {
    FINISHED,
    /** The changes make something fail that did not; no answer means no. */
    BROKEN,
    /** The changes may be half of what was meant; no answer means no. */
    UNFINISHED
  }

  /** What the person wants. */
  enum Choice {
    ONCE,
    SESSION,
    PROJECT,
    EDIT,
    /** Neither yes nor no yet. */
    LATER,
    NO
  }
}
