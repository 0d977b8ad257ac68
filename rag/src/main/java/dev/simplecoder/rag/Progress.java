package dev.simplecoder.rag;

/** Hears how far an update is, on the thread that updates. */
public interface Progress {

  /** Hears nothing. */
  Progress NONE = state -> {};

  void at(State state);

  /**
   * Where an update stands.
   *
   * @param files how many are to be read, as far as is known
   * @param bytesDone of the files that were read
   */
  record State(int filesDone, int files, long bytesDone, long bytes) {}
}
