package dev.simplecoder.agent.tool;

/** Asks the person. */
public interface Approver {

  /**
   * Blocks until there is an answer. Where nobody can be asked, the answer is {@link Answer#NO}.
   */
  Answer approve(Action action, String question) throws InterruptedException;

  /** What the person said, and for how long it holds. */
  enum Answer {
    ONCE,
    SESSION,
    PROJECT,
    NO
  }
}
