package dev.simplecoder.rag;

/** Hears how far an update is, on the thread that updates. */
public interface Progress {

  /** Hears nothing. */
  Progress NONE = state -> {};

  void at(State state);

  /** Where an update stands. */
  sealed interface State {}

  /** Another process writes, and it is waited for its end. */
  record Waiting() implements State {}

  /** Files were found so far, of nobody knows how many. */
  record Listed(int files) implements State {}

  /**
   * Files were read.
   *
   * @param files how many are to be read
   * @param bytesDone of the files that were read
   */
  record Read(int filesDone, int files, long bytesDone, long bytes) implements State {}

  /** Vectors that are of use were written anew without the others, which are more. */
  record Kept(int vectorsDone, int vectors) implements State {}

  /**
   * Vectors were made.
   *
   * @param passages how many had none; those of the same text are one
   */
  record Embedded(int passagesDone, int passages) implements State {}
}
