package dev.simplecoder.rag;

import java.io.IOException;

/**
 * The files that may be found: what is ignored or secret is not among them.
 *
 * <p>Both methods decide anew whether a file may be seen, so that a path remembered from earlier
 * times is no way around the rules.
 */
public interface Corpus {

  /** Takes the files of a walk, one after the other. */
  interface FileTaker {
    void take(CorpusFile file) throws IOException, InterruptedException;
  }

  /** Lists every file once, in any order, in memory that does not grow with their number. */
  void walk(FileTaker taker) throws IOException, InterruptedException;

  /** Reads a file as it is now. */
  Content read(String path) throws IOException;
}
