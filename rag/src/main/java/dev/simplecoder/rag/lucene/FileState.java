package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.CorpusFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.Bits;

/**
 * What the index knows of a file.
 *
 * @param seen when it was read, in milliseconds since 1970
 * @param hash of its text; empty where it was left out
 * @param leftOut why, or empty
 */
record FileState(long size, long modified, long seen, String hash, String leftOut) {

  /**
   * A file written this long before it was read may have been written once more in the same tick.
   */
  private static final long TICK = 2_000;

  /** Whether the listing alone shows that the file is what it was. */
  boolean surely(CorpusFile file) {
    return size == file.size() && modified == file.modified() && modified + TICK <= seen;
  }

  /** Whether it is searched, and not only known. */
  boolean isSearched() {
    return leftOut.isEmpty();
  }

  static Map<String, FileState> of(IndexReader reader) throws IOException {
    Map<String, FileState> states = new HashMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      read(leaf.reader(), states);
    }
    return states;
  }

  private static void read(LeafReader leaf, Map<String, FileState> states) throws IOException {
    NumericDocValues sizes = leaf.getNumericDocValues(Documents.SIZE);
    if (sizes == null) {
      return;
    }
    NumericDocValues modified = leaf.getNumericDocValues(Documents.MODIFIED);
    NumericDocValues seen = leaf.getNumericDocValues(Documents.SEEN);
    SortedDocValues paths = leaf.getSortedDocValues(Documents.PATH);
    BinaryDocValues hashes = leaf.getBinaryDocValues(Documents.HASH);
    SortedDocValues leftOut = leaf.getSortedDocValues(Documents.LEFT_OUT);
    Bits live = leaf.getLiveDocs();
    for (int doc = sizes.nextDoc(); doc != NumericDocValues.NO_MORE_DOCS; doc = sizes.nextDoc()) {
      if (live == null || live.get(doc)) {
        modified.advanceExact(doc);
        seen.advanceExact(doc);
        paths.advanceExact(doc);
        hashes.advanceExact(doc);
        leftOut.advanceExact(doc);
        states.put(
            text(paths),
            new FileState(
                sizes.longValue(),
                modified.longValue(),
                seen.longValue(),
                hashes.binaryValue().utf8ToString(),
                text(leftOut)));
      }
    }
  }

  private static String text(SortedDocValues values) throws IOException {
    return values.lookupOrd(values.ordValue()).utf8ToString();
  }
}
