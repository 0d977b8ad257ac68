package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Explanation;
import dev.simplecoder.rag.FileHit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;

/** What a ranking found: passages in their order, and the files that they are in. */
final class Ranked {

  private static final int COUNTED = 4;

  /**
   * A passage in its place.
   *
   * @param hash of the file that it was cut from
   */
  record Passage(
      String path,
      int firstLine,
      int lastLine,
      String hash,
      double score,
      Candidate candidate,
      Names.Said said) {}

  private final List<Passage> passages;
  private final Reasons reasons;
  private final Weights weights;

  private Ranked(List<Passage> passages, Reasons reasons, Weights weights) {
    this.passages = passages;
    this.reasons = reasons;
    this.weights = weights;
  }

  static Ranked of(
      List<Candidate> candidates, IndexReader reader, Names names, Reasons reasons, Weights weights)
      throws IOException {
    List<Candidate> ordered = new ArrayList<>(candidates);
    ordered.sort(Comparator.comparingInt(Candidate::leaf).thenComparingInt(Candidate::segment));
    List<Passage> passages = new ArrayList<>();
    int leaf = -1;
    Rows rows = null;
    for (Candidate candidate : ordered) {
      if (rows == null || leaf != candidate.leaf()) {
        leaf = candidate.leaf();
        rows = new Rows(reader.leaves().get(leaf).reader());
      }
      passages.add(rows.passage(candidate, names, weights.names()));
    }
    passages.sort(
        Comparator.comparingDouble(Passage::score)
            .reversed()
            .thenComparing(Passage::path)
            .thenComparingInt(Passage::firstLine));
    return new Ranked(List.copyOf(passages), reasons, weights);
  }

  List<Passage> passages() {
    return passages;
  }

  Explanation why(Passage passage) {
    return reasons.of(passage.candidate(), passage.said());
  }

  /** The best passage of a file and a share of the next three: one good place can be chance. */
  List<FileHit> files(int limit) {
    Map<String, List<Explanation.Part>> files = new LinkedHashMap<>();
    for (Passage passage : passages) {
      var parts = files.computeIfAbsent(passage.path(), _ -> new ArrayList<>(COUNTED));
      if (parts.size() < COUNTED) {
        double share = parts.isEmpty() ? 1 : weights.rest();
        String lines = "lines " + passage.firstLine() + " to " + passage.lastLine();
        parts.add(new Explanation.Part(lines, share * passage.score()));
      }
    }
    List<FileHit> hits = new ArrayList<>();
    files.forEach((path, parts) -> hits.add(new FileHit(path, new Explanation(parts))));
    hits.sort(Comparator.comparingDouble(FileHit::score).reversed().thenComparing(FileHit::path));
    return List.copyOf(hits.subList(0, Math.min(limit, hits.size())));
  }

  /** Reads what is kept of each segment beside its words, in the order of their numbers. */
  private static final class Rows {

    private final SortedDocValues paths;
    private final SortedDocValues hashes;
    private final NumericDocValues lines;
    private final BinaryDocValues declared;

    Rows(LeafReader reader) throws IOException {
      this.paths = reader.getSortedDocValues(Documents.PATH);
      this.hashes = reader.getSortedDocValues(Documents.HASH);
      this.lines = reader.getNumericDocValues(Documents.LINES);
      this.declared = reader.getBinaryDocValues(Documents.DECLARED);
    }

    Passage passage(Candidate candidate, Names names, double weight) throws IOException {
      int segment = candidate.segment();
      paths.advanceExact(segment);
      hashes.advanceExact(segment);
      lines.advanceExact(segment);
      declared.advanceExact(segment);
      Names.Said best = names.best(Documents.names(declared.binaryValue()));
      Names.Said said = new Names.Said(best.name(), weight * best.worth());
      double score = candidate.words() + said.worth();
      if (candidate.factor() < 1) {
        score += score * (candidate.factor() - 1);
      }
      return new Passage(
          paths.lookupOrd(paths.ordValue()).utf8ToString(),
          (int) (lines.longValue() >> 32),
          (int) lines.longValue(),
          hashes.lookupOrd(hashes.ordValue()).utf8ToString(),
          score,
          candidate,
          said);
    }
  }
}
