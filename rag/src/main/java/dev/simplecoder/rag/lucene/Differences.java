package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Corpus;
import dev.simplecoder.rag.CorpusFile;
import dev.simplecoder.rag.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an index and its corpus differ in, as far as a listing of the files shows it.
 *
 * @param doubtful files that are new or look other than they did
 * @param gone what the index knows and the listing does not have
 * @param same how many files are surely what they were, by the reason for leaving them out; those
 *     that are searched by the empty one
 */
record Differences(List<Doubt> doubtful, Map<String, FileState> gone, Map<String, Integer> same) {

  /** Fewer files are listed before anybody asks how far it is. */
  private static final int TOLD_EVERY = 1_000;

  /** A file, and what the index knows of it. */
  record Doubt(CorpusFile file, Optional<FileState> before) {}

  Differences {
    doubtful = List.copyOf(doubtful);
    gone = Map.copyOf(gone);
    same = Map.copyOf(same);
  }

  /**
   * @param known what the index has, by path
   */
  static Differences between(Map<String, FileState> known, Corpus corpus, Progress progress)
      throws IOException, InterruptedException {
    Map<String, FileState> gone = new HashMap<>(known);
    List<Doubt> doubtful = new ArrayList<>();
    Map<String, Integer> same = new TreeMap<>();
    int[] listed = new int[1];
    corpus.walk(file -> {
      if (++listed[0] % TOLD_EVERY == 0) {
        progress.at(new Progress.Listed(listed[0]));
      }
      FileState before = gone.remove(file.path());
      if (before != null && before.surely(file)) {
        same.merge(before.leftOut(), 1, Integer::sum);
      } else {
        doubtful.add(new Doubt(file, Optional.ofNullable(before)));
      }
    });
    return new Differences(doubtful, gone, same);
  }

  /** How many files are searched and surely what they were. */
  int searched() {
    return same.getOrDefault("", 0);
  }

  /** How many files are left out and surely what they were, by the reason. */
  Map<String, Integer> leftOut() {
    Map<String, Integer> leftOut = new TreeMap<>(same);
    leftOut.remove("");
    return leftOut;
  }

  boolean isEmpty() {
    return doubtful.isEmpty() && gone.isEmpty();
  }
}
