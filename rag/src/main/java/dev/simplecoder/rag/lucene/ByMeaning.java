package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Embedder;
import dev.simplecoder.rag.Query;
import dev.simplecoder.rag.words.Question;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Ranks with the vectors of one model; keeps their places for as long as the index is the same. */
final class ByMeaning {

  private final Embedder embedder;
  private final VectorStore store;
  private @Nullable Snapshot known;
  private @Nullable Meanings meanings;
  private RowFile.@Nullable Stamp stored;

  ByMeaning(Embedder embedder, VectorStore store) {
    this.embedder = embedder;
    this.store = store;
  }

  Ranked rank(Snapshot snapshot, Question question, Query query)
      throws IOException, InterruptedException {
    Meanings here = meanings(snapshot);
    return here.isEmpty()
        ? snapshot.ranking.rank(question)
        : snapshot.ranking.rank(question, here, embedder.query(query.text()));
  }

  private synchronized Meanings meanings(Snapshot snapshot) throws IOException {
    Meanings current = meanings;
    RowFile.Stamp stamp = store.stamp();
    if (current == null || known != snapshot || !stamp.equals(stored)) {
      current = Meanings.of(snapshot.reader, store);
      meanings = current;
      known = snapshot;
      stored = stamp;
    }
    return current;
  }
}
