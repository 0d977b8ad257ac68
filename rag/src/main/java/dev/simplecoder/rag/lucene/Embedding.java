package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Content;
import dev.simplecoder.rag.Corpus;
import dev.simplecoder.rag.Embedder;
import dev.simplecoder.rag.Progress;
import dev.simplecoder.rag.Vector;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.Bits;

/**
 * Makes the vectors that are missing, batch by batch; each batch is kept before the next. It holds
 * one batch, one file and where the rows are.
 */
final class Embedding {

  private final Corpus corpus;
  private final Embedder embedder;
  private final VectorStore store;
  private final RowsByHash rows;
  private final Progress progress;
  private final Map<String, String> batch = new LinkedHashMap<>();
  private String path = "";
  private Lines lines = new Lines("");
  private int missing;
  private int made;

  /** A passage and the hash of its text. */
  private record Passage(String path, int firstLine, int lastLine, String hash) {}

  /** What is done with a passage. */
  private interface Taker {
    void take(Passage passage) throws IOException, InterruptedException;
  }

  Embedding(Corpus corpus, Embedder embedder, VectorStore store, Progress progress)
      throws IOException {
    this.corpus = corpus;
    this.embedder = embedder;
    this.store = store;
    this.rows = store.rows();
    this.progress = progress;
  }

  /** How many it made; what has changed on the disk meanwhile is left for the next time. */
  int make(IndexReader reader) throws IOException, InterruptedException {
    missing = missingTexts(reader);
    if (0 < missing) {
      progress.at(new Progress.Embedded(0, missing));
    }
    eachMissing(reader, this::take);
    embed();
    return made;
  }

  /** How many there are, each counted once. */
  private int missingTexts(IndexReader reader) throws IOException, InterruptedException {
    RowsByHash texts = RowsByHash.of(new long[0]);
    eachMissing(
        reader,
        passage -> {
          long key = RowsByHash.key(passage.hash());
          if (texts.row(key) == RowsByHash.NONE) {
            texts.put(key, texts.all());
          }
        });
    return texts.all();
  }

  private void take(Passage passage) throws IOException, InterruptedException {
    add(passage);
    if (batch.size() == embedder.batch()) {
      embed();
    }
  }

  /** The passages that have no vector by now; those of the same text as often as they are. */
  private void eachMissing(IndexReader reader, Taker taker)
      throws IOException, InterruptedException {
    for (LeafReaderContext leaf : reader.leaves()) {
      eachMissing(leaf.reader(), taker);
    }
  }

  private void eachMissing(LeafReader leaf, Taker taker) throws IOException, InterruptedException {
    BinaryDocValues texts = leaf.getBinaryDocValues(Documents.TEXT);
    if (texts == null) {
      return;
    }
    SortedDocValues paths = leaf.getSortedDocValues(Documents.PATH);
    NumericDocValues places = leaf.getNumericDocValues(Documents.LINES);
    Bits live = leaf.getLiveDocs();
    for (int s = texts.nextDoc(); s != BinaryDocValues.NO_MORE_DOCS; s = texts.nextDoc()) {
      String hash = texts.binaryValue().utf8ToString();
      if ((live == null || live.get(s)) && rows.row(RowsByHash.key(hash)) == RowsByHash.NONE) {
        paths.advanceExact(s);
        places.advanceExact(s);
        long place = places.longValue();
        String file = paths.lookupOrd(paths.ordValue()).utf8ToString();
        taker.take(new Passage(file, (int) (place >> 32), (int) place, hash));
      }
    }
  }

  /** Adds a passage to the batch, unless its text is there already or is another by now. */
  private void add(Passage passage) throws IOException {
    if (batch.containsKey(passage.hash())) {
      return;
    }
    if (!passage.path().equals(path)) {
      path = passage.path();
      lines = new Lines(corpus.read(path) instanceof Content.Text(String text) ? text : "");
    }
    String text = lines.from(passage.firstLine(), passage.lastLine());
    if (Hashes.of(text).equals(passage.hash())) {
      batch.put(passage.hash(), text);
    }
  }

  private void embed() throws IOException, InterruptedException {
    if (batch.isEmpty()) {
      return;
    }
    List<Vector> vectors = embedder.passages(List.copyOf(batch.values()));
    if (vectors.size() != batch.size()) {
      throw new IOException(
          embedder.model() + " gave " + vectors.size() + " vectors for " + batch.size() + " texts");
    }
    Map<String, Vector> ofBatch = new LinkedHashMap<>();
    int at = 0;
    for (String hash : batch.keySet()) {
      ofBatch.put(hash, vectors.get(at++));
    }
    int row = store.add(ofBatch);
    for (String hash : ofBatch.keySet()) {
      rows.put(RowsByHash.key(hash), row++);
    }
    made += batch.size();
    batch.clear();
    progress.at(new Progress.Embedded(made, missing));
  }
}
