package dev.simplecoder.app.retrieval;

/**
 * How much is kept of indexes. Those that were not used for the longest time go first; one that is
 * in use stays.
 *
 * @param bytes of all of them together
 */
record IndexCaps(int indexes, long bytes) {
  IndexCaps {
    if (indexes < 1 || bytes < 0) {
      throw new IllegalArgumentException("caps keep at least the index at hand");
    }
  }
}
