package dev.simplecoder.app.task;

/** Hears what is done before a task can begin, in words for the person. */
public interface Opening {

  /** This is waited for now, in place of what was before. */
  void waiting(String what);

  /** The wait is over, with this to say for it. */
  void found(String line);

  /** The wait is over, or something is not as it should be. */
  void warn(String line);
}
