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

  /** One place in so many is kept for other files than the best one. */
  private static final int SHARED = 5;

  private final LuceneIndex index;
  private final Corpus corpus;
  private final Optional<ByMeaning> byMeaning;

  LuceneRetriever(LuceneIndex index, Corpus corpus, Optional<ByMeaning> byMeaning) {
    this.byMeaning = byMeaning;
    this.index = index;
    this.corpus = corpus;
  }

  @Override
  public List<Hit> search(Query query, int limit) throws IOException, InterruptedException {
    return index
        .using(snapshot -> hits(snapshot, ranked(snapshot, query), limit))
        .orElse(List.of());
  }

  @Override
  public List<FileHit> files(Query query, int limit) throws IOException, InterruptedException {
    return index.using(snapshot -> ranked(snapshot, query).files(limit)).orElse(List.of());
  }

  private Ranked ranked(Snapshot snapshot, Query query) throws IOException, InterruptedException {
    Question question = Question.of(query.text());
    return byMeaning.isPresent()
        ? byMeaning.get().rank(snapshot, question, query)
        : snapshot.ranking.rank(question);
  }

  private List<Hit> hits(Snapshot snapshot, Ranked ranked, int limit) throws IOException {
    int most = limit - limit / SHARED;
    List<Hit> hits = new ArrayList<>();
    Map<String, Integer> ofFile = new HashMap<>();
    Map<String, Lines> files = new HashMap<>();
    for (Ranked.Passage passage : ranked.passages()) {
      String path = passage.path();
      if (limit <= hits.size()) {
        break;
      }
      if (most <= ofFile.getOrDefault(path, 0)) {
        continue;
      }
      Lines lines = files.get(path);
      if (lines == null) {
        lines = new Lines(corpus.read(path) instanceof Content.Text(String text) ? text : "");
        files.put(path, lines);
      }
      String text = lines.from(passage.firstLine(), passage.lastLine());
      if (Hashes.of(text).equals(Documents.textHash(snapshot.reader, passage.candidate()))) {
        ofFile.merge(path, 1, Integer::sum);
        hits.add(new Hit(path, passage.firstLine(), passage.lastLine(), text, ranked.why(passage)));
      }
    }
    return List.copyOf(hits);
  }
}
