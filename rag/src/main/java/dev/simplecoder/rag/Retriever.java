package dev.simplecoder.rag;

import java.io.IOException;
import java.util.List;

/** Finds the passages that a query is about. Safe for use by several threads. */
public interface Retriever {

  /** The best passages first, few of one file, none that differs from the disk. */
  List<Hit> search(Query query, int limit) throws IOException, InterruptedException;

  /** The best files first; they may have changed since the index was made. */
  List<FileHit> files(Query query, int limit) throws IOException, InterruptedException;
}
