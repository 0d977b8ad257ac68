package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Content;
import dev.simplecoder.rag.Corpus;
import dev.simplecoder.rag.Embedder;
import dev.simplecoder.rag.Progress;
import dev.simplecoder.rag.Vector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.Bits;

/** Makes the vectors that are missing, batch by batch; each batch is kept before the next. */
final class Embedding {

  private final Corpus corpus;
  private final Embedder embedder;
  private final VectorStore store;
  private final Progress progress;

  /** A passage without a vector, with the hash of its text. */
  record Wanted(String path, int firstLine, int lastLine, String hash) {}

  Embedding(Corpus corpus, Embedder embedder, VectorStore store, Progress progress) {
    this.corpus = corpus;
    this.embedder = embedder;
    this.store = store;
    this.progress = progress;
  }

  static List<Wanted> wanted(IndexReader reader, VectorStore store) throws IOException {
    List<Wanted> wanted = new ArrayList<>();
    Set<String> hashes = new HashSet<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      BinaryDocValues texts = leaf.reader().getBinaryDocValues(Documents.TEXT);
      if (texts == null) {
        continue;
      }
      SortedDocValues paths = leaf.reader().getSortedDocValues(Documents.PATH);
      NumericDocValues lines = leaf.reader().getNumericDocValues(Documents.LINES);
      Bits live = leaf.reader().getLiveDocs();
      for (int s = texts.nextDoc(); s != BinaryDocValues.NO_MORE_DOCS; s = texts.nextDoc()) {
        String hash = texts.binaryValue().utf8ToString();
        if ((live == null || live.get(s)) && store.of(hash).isEmpty() && hashes.add(hash)) {
          paths.advanceExact(s);
          lines.advanceExact(s);
          String path = paths.lookupOrd(paths.ordValue()).utf8ToString();
          long place = lines.longValue();
          wanted.add(new Wanted(path, (int) (place >> 32), (int) place, hash));
        }
      }
    }
    return wanted;
  }

  /** How many it made; what has changed on the disk meanwhile is left for the next time. */
  int make(List<Wanted> wanted) throws IOException, InterruptedException {
    int made = 0;
    long bytes = 0;
    Map<String, String> batch = new LinkedHashMap<>();
    String path = "";
    Lines lines = new Lines("");
    for (int i = 0; i < wanted.size(); i++) {
      Wanted next = wanted.get(i);
      if (!next.path().equals(path)) {
        path = next.path();
        lines = new Lines(corpus.read(path) instanceof Content.Text(String text) ? text : "");
      }
      String text = lines.from(next.firstLine(), next.lastLine());
      if (Hashes.of(text).equals(next.hash())) {
        batch.put(next.hash(), text);
        bytes += text.length();
      }
      if (batch.size() == embedder.batch() || i + 1 == wanted.size()) {
        made += embed(batch);
        batch.clear();
        progress.at(new Progress.State(i + 1, wanted.size(), bytes, bytes));
      }
    }
    return made;
  }

  private int embed(Map<String, String> batch) throws IOException, InterruptedException {
    if (batch.isEmpty()) {
      return 0;
    }
    List<Vector> vectors = embedder.passages(List.copyOf(batch.values()));
    if (vectors.size() != batch.size()) {
      throw new IOException(
          embedder.model() + " gave " + vectors.size() + " vectors for " + batch.size() + " texts");
    }
    Map<String, Vector> made = new LinkedHashMap<>();
    int at = 0;
    for (String hash : batch.keySet()) {
      made.put(hash, vectors.get(at++));
    }
    store.add(made);
    return made.size();
  }
}
