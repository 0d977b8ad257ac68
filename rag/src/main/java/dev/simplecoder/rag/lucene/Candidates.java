package dev.simplecoder.rag.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.LongHeap;
import org.apache.lucene.util.NumericUtils;

/** Picks the segments that promise most by their words, their role and their folder. */
final class Candidates {

  static final int MOST = 384;

  private final List<LeafReaderContext> leaves;
  private final List<double[]> words;
  private final FolderWords folders;

  /** By the role's number. */
  private final double[] factors = new double[Role.values().length];

  /**
   * @param words what BM25F gives to each segment of each part of the index
   * @param factors what is left of it for a file of a role, all where none is given
   */
  Candidates(
      IndexReader reader, List<double[]> words, Map<Role, Double> factors, FolderWords folders) {
    this.leaves = reader.leaves();
    this.words = List.copyOf(words);
    this.folders = folders;
    for (Role role : Role.values()) {
      this.factors[role.number] = factors.getOrDefault(role, 1.0);
    }
  }

  /** The best few hundred of those that have a word of the question, and others; in their order. */
  List<Candidate> bestAnd(IntStream others) throws IOException {
    LongHeap best = new LongHeap(MOST);
    for (LeafReaderContext leaf : leaves) {
      collect(leaf, words.get(leaf.ord), best);
    }
    IntStream found =
        IntStream.rangeClosed(1, best.size()).map(i -> (int) (best.get(i) & Integer.MAX_VALUE));
    return read(IntStream.concat(found, others).sorted().distinct().toArray());
  }

  /** The heap orders numbers: a promise in the upper half, and whose it is in the lower one. */
  private void collect(LeafReaderContext leaf, double[] ofLeaf, LongHeap best) throws IOException {
    NumericDocValues roles = leaf.reader().getNumericDocValues(Documents.ROLE);
    for (int segment = 0; segment < ofLeaf.length; segment++) {
      if (0 < ofLeaf[segment]) {
        roles.advanceExact(segment);
        double factor = factors[(int) roles.longValue()];
        double promise = factor * (ofLeaf[segment] + folders.adds(leaf.ord, segment));
        long upper = NumericUtils.floatToSortableInt((float) promise);
        best.insertWithOverflow(upper << Integer.SIZE | (leaf.docBase + segment));
      }
    }
  }

  private List<Candidate> read(int[] documents) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    int next = 0;
    for (LeafReaderContext leaf : leaves) {
      NumericDocValues roles = leaf.reader().getNumericDocValues(Documents.ROLE);
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (; next < documents.length && documents[next] < end; next++) {
        int segment = documents[next] - leaf.docBase;
        roles.advanceExact(segment);
        Role role = Role.numbered(roles.longValue());
        double score = words.get(leaf.ord)[segment];
        double folder = folders.adds(leaf.ord, segment);
        candidates.add(new Candidate(leaf.ord, segment, score, role, factors[role.number], folder));
      }
    }
    return candidates;
  }
}
