package dev.simplecoder.app.review;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Whoever decides about changes. */
public interface Person {

  /** Whether there is somebody to ask. */
  boolean canBeAsked();

  /**
   * Whether what is held back is to be shown all the same. Blocks until there is an answer; one
   * that cannot come is no.
   *
   * @param why it is held back, one line, which need not be trusted
   */
  boolean wantsToSee(String why) throws InterruptedException;

  /** Blocks until there is an answer; one that cannot come is {@link Choice#NO}. */
  Choice decide(Question question) throws InterruptedException;

  /** Blocks until there is an answer about one part; one that cannot come is {@link Take#NONE}. */
  Take take(Part part) throws InterruptedException;

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

  /**
   * A part of the changes that may be taken without the others.
   *
   * @param number from 1
   */
  record Part(String diff, int number, int of) {}

  /** What of the parts is taken. */
  enum Take {
    YES,
    NO,
    /** This one and all that follow. */
    ALL,
    /** Neither this one nor any that follows. */
    NONE
  }

  /** How the task ended. */
  enum Ending {
    FINISHED,
    /** The changes make something fail that did not; no answer means no. */
    BROKEN,
    /** The changes were held back; no answer means no. */
    WITHHELD,
    /** Nobody has asked for the changes; no answer means no. */
    UNASKED,
    /** The changes may be half of what was meant; no answer means no. */
    UNFINISHED
  }

  /** What the person wants. */
  enum Choice {
    ONCE,
    SESSION,
    PROJECT,
    EDIT,
    /** File by file. */
    FILES,
    /** Hunk by hunk. */
    HUNKS,
    /** Neither yes nor no yet. */
    LATER,
    NO,
    /** None: the person has left. */
    GONE
  }
}
