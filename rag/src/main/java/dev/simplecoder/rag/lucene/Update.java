package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Content;
import dev.simplecoder.rag.Corpus;
import dev.simplecoder.rag.CorpusFile;
import dev.simplecoder.rag.Progress;
import dev.simplecoder.rag.lucene.Differences.Doubt;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/**
 * Brings an index to what a corpus is now: reads what may have changed, and forgets what is gone.
 *
 * <p>It commits on the way, so that what is interrupted goes on from there; and it holds paths and
 * times, never texts.
 */
final class Update {

  private static final long COMMIT_AFTER = 64L << 20;

  /** What it did. */
  record Outcome(int files, int added, int changed, int deleted, Map<String, Integer> leftOut) {}

  private final Corpus corpus;
  private final IndexWriter writer;
  private final Progress progress;
  private final long seen;
  private final Documents documents = new Documents();
  private final Map<String, Integer> leftOut = new TreeMap<>();
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

  Outcome run(Differences differences) throws IOException, InterruptedException {
    files = differences.searched();
    leftOut.putAll(differences.leftOut());
    for (Map.Entry<String, FileState> gone : differences.gone().entrySet()) {
      delete(gone.getKey(), gone.getValue());
    }
    List<Doubt> doubtful = differences.doubtful();
    long bytes = 0;
    for (Doubt each : doubtful) {
      bytes += each.file().size();
    }
    long done = 0;
    for (int i = 0; i < doubtful.size(); i++) {
      progress.at(new Progress.Read(i, doubtful.size(), done, bytes));
      refresh(doubtful.get(i));
      done += doubtful.get(i).file().size();
      uncommitted += doubtful.get(i).file().size();
      if (COMMIT_AFTER < uncommitted) {
        commit();
      }
      if (Thread.interrupted()) {
        commit();
        throw new InterruptedException("interrupted after " + (i + 1) + " files");
      }
    }
    if (!doubtful.isEmpty()) {
      progress.at(new Progress.Read(doubtful.size(), doubtful.size(), done, bytes));
    }
    commit();
    return new Outcome(files, added, changed, deleted, leftOut);
  }

  private void refresh(Doubt doubt) throws IOException {
    CorpusFile file = doubt.file();
    if (Fitness.LARGEST < file.size()) {
      leaveOut(doubt, Fitness.TOO_LARGE);
      return;
    }
    switch (corpus.read(file.path())) {
      case Content.Absent() -> forget(doubt);
      case Content.Unreadable() -> {
        forget(doubt); // kept with its size and time it would pass for known once it may be read
        leftOut.merge("unreadable", 1, Integer::sum);
      }
      case Content.LeftOut(String why) -> leaveOut(doubt, why);
      case Content.Text(String text) -> {
        Optional<String> refusal = Fitness.refusal(text);
        if (refusal.isPresent()) {
          leaveOut(doubt, refusal.get());
        } else {
          index(doubt, text);
        }
      }
    }
  }

  private void index(Doubt doubt, String text) throws IOException {
    CorpusFile file = doubt.file();
    String hash = Hashes.of(text);
    Term path = new Term(Documents.PATH, file.path());
    files++;
    if (doubt.before().isPresent() && doubt.before().get().hash().equals(hash)) {
      writer.updateDocValues(
          new Term(Documents.FILE, file.path()),
          new NumericDocValuesField(Documents.SIZE, file.size()),
          new NumericDocValuesField(Documents.MODIFIED, file.modified()),
          new NumericDocValuesField(Documents.SEEN, seen));
      return;
    }
    writer.updateDocuments(path, documents.of(file, text, hash, seen));
    if (doubt.before().filter(FileState::isSearched).isPresent()) {
      changed++;
    } else {
      added++;
    }
  }

  private void leaveOut(Doubt doubt, String why) throws IOException {
    leftOut.merge(why, 1, Integer::sum);
    if (doubt.before().filter(FileState::isSearched).isPresent()) {
      deleted++;
    }
    Term path = new Term(Documents.PATH, doubt.file().path());
    writer.updateDocuments(path, List.of(documents.leftOut(doubt.file(), why, seen)));
  }

  private void forget(Doubt doubt) throws IOException {
    if (doubt.before().isPresent()) {
      delete(doubt.file().path(), doubt.before().get());
    }
  }

  private void delete(String path, FileState before) throws IOException {
    writer.deleteDocuments(new Term(Documents.PATH, path));
    if (before.isSearched()) {
      deleted++;
    }
  }

  private void commit() throws IOException {
    writer.commit();
    uncommitted = 0;
  }
}
