package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Explanation;
import dev.simplecoder.rag.FileHit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;

/** What a ranking found: passages in their order, and the files that they are in. */
final class Ranked {

  private static final int COUNTED = 4;

  private static final Comparator<Passage> BEST_FIRST =
      Comparator.comparingDouble(Passage::score)
          .reversed()
          .thenComparing(Passage::path)
          .thenComparingInt(Passage::firstLine);

  /**
   * A passage in its place.
   *
   * @param context what other passages add to the score
   */
  record Passage(
      String path,
      int firstLine,
      int lastLine,
      double score,
      Candidate candidate,
      Names.Said said,
      List<Explanation.Part> context) {

    Passage {
      context = List.copyOf(context);
    }

    boolean isBeside(Passage other) {
      return candidate.leaf() == other.candidate.leaf()
          && Math.abs(candidate.segment() - other.candidate.segment()) == 1
          && path.equals(other.path);
    }

    /** What it is worth by its own words, whatever its file is there for. */
    double own() {
      return candidate.words() + said.worth();
    }

    /** The same passage with something more in its score; with nothing, unchanged. */
    Passage and(String what, double value) {
      if (value == 0) {
        return this;
      }
      List<Explanation.Part> longer = new ArrayList<>(context);
      longer.add(new Explanation.Part(what, value));
      return new Passage(path, firstLine, lastLine, score + value, candidate, said, longer);
    }

    Passage scored(double other) {
      return new Passage(path, firstLine, lastLine, other, candidate, said, context);
    }
  }

  private final List<Passage> passages;
  private final Reasons reasons;
  private final Weights weights;
  private final Optional<Fusion> fusion;

  private Ranked(
      List<Passage> passages, Reasons reasons, Weights weights, Optional<Fusion> fusion) {
    this.fusion = fusion;
    this.passages = passages;
    this.reasons = reasons;
    this.weights = weights;
  }

  /**
   * @param candidates by their leaves and their numbers there
   */
  static Ranked of(
      List<Candidate> candidates, IndexReader reader, Names names, Reasons reasons, Weights weights)
      throws IOException {
    List<Passage> passages = new ArrayList<>();
    int leaf = -1;
    Rows rows = null;
    for (Candidate candidate : candidates) {
      if (rows == null || leaf != candidate.leaf()) {
        leaf = candidate.leaf();
        rows = new Rows(reader.leaves().get(leaf).reader());
      }
      passages.add(rows.passage(candidate, reasons.declares(candidate), names, weights.names()));
    }
    List<Passage> placed = placed(passages, weights);
    placed.sort(BEST_FIRST);
    return new Ranked(List.copyOf(placed), reasons, weights, Optional.empty());
  }

  /** Gives each passage what others add to it: beside it, in its tests, in its folder. */
  private static List<Passage> placed(List<Passage> passages, Weights weights) {
    NamesakeTests tests = NamesakeTests.of(passages);
    List<Passage> placed = new ArrayList<>();
    for (Passage passage : surrounded(passages, weights.around())) {
      double lead = Math.max(0, tests.worth(passage) - passage.score());
      Passage tested = passage.and("the test of its file", weights.test() * lead);
      Candidate candidate = passage.candidate();
      double folder = candidate.factor() * candidate.folder();
      placed.add(tested.and("the words of " + Folders.of(passage.path()), folder));
    }
    return placed;
  }

  /** Gives each passage a share of what those right before and after it in the file have. */
  private static List<Passage> surrounded(List<Passage> passages, double share) {
    List<Passage> surrounded = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      Passage here = passages.get(i);
      double around = 0;
      for (int j = Math.max(0, i - 1); j < Math.min(passages.size(), i + 2); j++) {
        around += passages.get(j).isBeside(here) ? share * passages.get(j).score() : 0;
      }
      surrounded.add(here.and("the passages before and after", around));
    }
    return surrounded;
  }

  List<Passage> passages() {
    return passages;
  }

  Explanation why(Passage passage) {
    Explanation byWords = reasons.of(passage);
    return fusion.map(f -> f.fused(passage.candidate(), byWords)).orElse(byWords);
  }

  /** The same passages with the scores and in the order that their meaning gives them as well. */
  Ranked fused(Fusion fusion) {
    Ranked fused = new Ranked(passages, reasons, weights, Optional.of(fusion));
    List<Passage> scored =
        passages.stream().map(p -> p.scored(fused.why(p).score())).sorted(BEST_FIRST).toList();
    return new Ranked(scored, reasons, weights, Optional.of(fusion));
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
    private final NumericDocValues lines;
    private final BinaryDocValues declared;
    private int file = -1;
    private String path = "";

    Rows(LeafReader reader) throws IOException {
      this.paths = reader.getSortedDocValues(Documents.PATH);
      this.lines = reader.getNumericDocValues(Documents.LINES);
      this.declared = reader.getBinaryDocValues(Documents.DECLARED);
    }

    Passage passage(Candidate candidate, boolean declares, Names names, double weight)
        throws IOException {
      lines.advanceExact(candidate.segment());
      Names.Said said = declares ? said(candidate, names, weight) : Names.Said.NOTHING;
      double score = candidate.words() + said.worth();
      if (candidate.factor() < 1) {
        score += score * (candidate.factor() - 1);
      }
      return new Passage(
          path(candidate),
          (int) (lines.longValue() >> 32),
          (int) lines.longValue(),
          score,
          candidate,
          said,
          List.of());
    }

    private Names.Said said(Candidate candidate, Names names, double weight) throws IOException {
      declared.advanceExact(candidate.segment());
      Names.Said best = names.best(Documents.names(declared.binaryValue()));
      return new Names.Said(best.name(), weight * best.worth());
    }

    /** The segments of a file follow each other, so one path is remembered. */
    private String path(Candidate candidate) throws IOException {
      paths.advanceExact(candidate.segment());
      if (file != paths.ordValue()) {
        file = paths.ordValue();
        path = paths.lookupOrd(file).utf8ToString();
      }
      return path;
    }
  }
}
