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

  /**
   * Makes the vectors that are missing, and keeps them; an interrupted call goes on there next
   * time. Searches may use those that are there already.
   *
   * @return how many were made
   */
  int embed(Corpus corpus, Embedder embedder, Progress progress)
      throws IOException, InterruptedException;

  /** Searches the newest state by words; reads the passages from {@code corpus}. */
  Retriever retriever(Corpus corpus);

  /** Searches by meaning as well, as far as there are vectors of this model. */
  Retriever retriever(Corpus corpus, Embedder embedder);

  @Override
  void close() throws IOException;
}
