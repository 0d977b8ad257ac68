package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Content;
import dev.simplecoder.rag.Corpus;
import dev.simplecoder.rag.FileHit;
import dev.simplecoder.rag.Hit;
import dev.simplecoder.rag.Query;
import dev.simplecoder.rag.Retriever;
import dev.simplecoder.rag.words.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ranks in the index, reads from the disk, and drops what is not the same there any more. */
final class LuceneRetriever implements Retriever {

  private static final int MOST_OF_A_FILE = 3;

  private final LuceneIndex index;
  private final Corpus corpus;

  LuceneRetriever(LuceneIndex index, Corpus corpus) {
    this.index = index;
    this.corpus = corpus;
  }

  @Override
  public List<Hit> search(Query query, int limit) throws IOException {
    Question question = Question.of(query.text());
    return index.using(snapshot -> hits(snapshot.ranking.rank(question), limit)).orElse(List.of());
  }

  @Override
  public List<FileHit> files(Query query, int limit) throws IOException {
    Question question = Question.of(query.text());
    return index.using(snapshot -> snapshot.ranking.rank(question).files(limit)).orElse(List.of());
  }

  private List<Hit> hits(Ranked ranked, int limit) throws IOException {
    List<Hit> hits = new ArrayList<>();
    Map<String, Integer> ofFile = new HashMap<>();
    Map<String, Optional<Lines>> read = new HashMap<>();
    for (Ranked.Passage passage : ranked.passages()) {
      if (limit <= hits.size()) {
        break;
      }
      if (MOST_OF_A_FILE <= ofFile.getOrDefault(passage.path(), 0)) {
        continue;
      }
      Optional<Lines> lines = read.get(passage.path());
      if (lines == null) {
        lines = unchanged(passage);
        read.put(passage.path(), lines);
      }
      if (lines.isPresent()) {
        ofFile.merge(passage.path(), 1, Integer::sum);
        String text = lines.get().from(passage.firstLine(), passage.lastLine());
        hits.add(
            new Hit(
                passage.path(),
                passage.firstLine(),
                passage.lastLine(),
                text,
                ranked.why(passage)));
      }
    }
    return List.copyOf(hits);
  }

  private Optional<Lines> unchanged(Ranked.Passage passage) throws IOException {
    return corpus.read(passage.path()) instanceof Content.Text(String text)
            && Hashes.of(text).equals(passage.hash())
        ? Optional.of(new Lines(text))
        : Optional.empty();
  }

  /** A text that is read by its lines' numbers. */
  private record Lines(String text) {

    String from(int first, int last) {
      int start = 0;
      for (int line = 1; line < first; line++) {
        start = text.indexOf('\n', start) + 1;
      }
      int end = start;
      for (int line = first; line <= last; line++) {
        int next = text.indexOf('\n', end);
        end = next < 0 ? text.length() : next + 1;
      }
      return text.substring(start, end);
    }
  }
}
