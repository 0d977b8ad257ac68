package dev.simplecoder.rag.measure;

import java.io.IOException;
import java.util.List;

/** One way to search that is measured. */
interface Contestant {

  /** Paths, the best first. */
  List<String> files(String query, int limit) throws IOException, InterruptedException;

  /** Passages, the best first; none where it finds files only. */
  List<Judged.Span> passages(String query, int limit) throws IOException, InterruptedException;
}
