package dev.simplecoder.rag.lucene;

import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;

/** One state of the index that searches go on in while a newer one is made. */
final class Snapshot {

  final DirectoryReader reader;
  final Ranking ranking;

  Snapshot(DirectoryReader reader) throws IOException {
    this.reader = reader;
    this.ranking = new Ranking(reader, Weights.TUNED);
  }
}
