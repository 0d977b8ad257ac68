package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Content;
import dev.simplecoder.rag.Corpus;
import dev.simplecoder.rag.CorpusFile;
import dev.simplecoder.rag.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/**
 * Brings an index to what a corpus is now: lists, compares, reads what may have changed.
 *
 * <p>It commits on the way, so that what is interrupted goes on from there; and it holds paths and
 * times, never texts.
 */
final class Update {

  private static final long COMMIT_AFTER = 64L << 20;

  /** What it did. */
  record Outcome(int files, int added, int changed, int deleted, Map<String, Integer> leftOut) {}

  private record Work(CorpusFile file, Optional<FileState> before) {}

  private final Corpus corpus;
  private final IndexWriter writer;
  private final Progress progress;
  private final long seen;
  private final Documents documents = new Documents();
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private Map<String, FileState> known = Map.of();
  private int files;
  private int added;
  private int changed;
  private int deleted;
  private long uncommitted;

  /**
   * @param seen when the update began, in milliseconds since 1970
   */
  Update(Corpus corpus, IndexWriter writer, Progress progress, long seen) {
    this.corpus = corpus;
    this.writer = writer;
    this.progress = progress;
    this.seen = seen;
  }

  Outcome run() throws IOException, InterruptedException {
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      known = FileState.of(reader);
    }
    List<Work> work = new ArrayList<>();
    corpus.walk(file -> compare(file, work));
    for (Map.Entry<String, FileState> gone : known.entrySet()) {
      delete(gone.getKey(), gone.getValue());
    }
    long bytes = 0;
    for (Work each : work) {
      bytes += each.file().size();
    }
    long done = 0;
    for (int i = 0; i < work.size(); i++) {
      progress.at(new Progress.State(i, work.size(), done, bytes));
      refresh(work.get(i));
      done += work.get(i).file().size();
      uncommitted += work.get(i).file().size();
      if (COMMIT_AFTER < uncommitted) {
        commit();
      }
      if (Thread.interrupted()) {
        commit();
        throw new InterruptedException("interrupted after " + (i + 1) + " files");
      }
    }
    if (!work.isEmpty()) {
      progress.at(new Progress.State(work.size(), work.size(), done, bytes));
    }
    commit();
    return new Outcome(files, added, changed, deleted, leftOut);
  }

  private void compare(CorpusFile file, List<Work> work) {
    FileState before = known.remove(file.path());
    if (before != null && before.surely(file)) {
      if (before.leftOut().isEmpty()) {
        files++;
      } else {
        leftOut.merge(before.leftOut(), 1, Integer::sum);
      }
    } else {
      work.add(new Work(file, Optional.ofNullable(before)));
    }
  }

  private void refresh(Work work) throws IOException {
    CorpusFile file = work.file();
    if (Fitness.LARGEST < file.size()) {
      leaveOut(work, Fitness.TOO_LARGE);
      return;
    }
    switch (corpus.read(file.path())) {
      case Content.Absent() -> forget(work);
      case Content.Unreadable() -> {
        forget(work); // kept with its size and time it would pass for known once it may be read
        leftOut.merge("unreadable", 1, Integer::sum);
      }
      case Content.LeftOut(String why) -> leaveOut(work, why);
      case Content.Text(String text) -> {
        Optional<String> refusal = Fitness.refusal(text);
        if (refusal.isPresent()) {
          leaveOut(work, refusal.get());
        } else {
          index(work, text);
        }
      }
    }
  }

  private void index(Work work, String text) throws IOException {
    CorpusFile file = work.file();
    String hash = Hashes.of(text);
    Term path = new Term(Documents.PATH, file.path());
    files++;
    if (work.before().isPresent() && work.before().get().hash().equals(hash)) {
      writer.updateDocValues(
          new Term(Documents.FILE, file.path()),
          new NumericDocValuesField(Documents.SIZE, file.size()),
          new NumericDocValuesField(Documents.MODIFIED, file.modified()),
          new NumericDocValuesField(Documents.SEEN, seen));
      return;
    }
    writer.updateDocuments(path, documents.of(file, text, hash, seen));
    if (work.before().isPresent() && work.before().get().leftOut().isEmpty()) {
      changed++;
    } else {
      added++;
    }
  }

  private void leaveOut(Work work, String why) throws IOException {
    leftOut.merge(why, 1, Integer::sum);
    if (work.before().isPresent() && work.before().get().leftOut().isEmpty()) {
      deleted++;
    }
    Term path = new Term(Documents.PATH, work.file().path());
    writer.updateDocuments(path, List.of(documents.leftOut(work.file(), why, seen)));
  }

  private void forget(Work work) throws IOException {
    if (work.before().isPresent()) {
      delete(work.file().path(), work.before().get());
    }
  }

  private void delete(String path, FileState before) throws IOException {
    writer.deleteDocuments(new Term(Documents.PATH, path));
    if (before.leftOut().isEmpty()) {
      deleted++;
    }
  }

  private void commit() throws IOException {
    writer.commit();
    uncommitted = 0;
  }
}
