package dev.simplecoder.rag;

import java.io.IOException;

/** What is remembered of a corpus, so that it can be searched. */
public interface Index extends AutoCloseable {

  /**
   * Brings the index to what the corpus is now; what was interrupted goes on from there next time.
   *
   * @throws IOException with a message for the person, such as that the disk is full
   */
  Refresh update(Corpus corpus, Progress progress) throws IOException, InterruptedException;

  /** Searches the state of the last update; reads the passages from {@code corpus}. */
  Retriever retriever(Corpus corpus) throws IOException;

  @Override
  void close() throws IOException;
}
