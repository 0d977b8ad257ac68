package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Corpus;
import dev.simplecoder.rag.Embedder;
import dev.simplecoder.rag.Index;
import dev.simplecoder.rag.Progress;
import dev.simplecoder.rag.Refresh;
import dev.simplecoder.rag.Retriever;
import dev.simplecoder.rag.chunk.Chunker;
import dev.simplecoder.rag.words.Words;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.ThreadInterruptedException;
import org.jspecify.annotations.Nullable;

/**
 * An index in a folder of its own, made by Lucene.
 *
 * <p>Any number of processes may have it open. One at a time updates; the others wait to update and
 * go on searching meanwhile. What a killed process had committed stays.
 */
public final class LuceneIndex implements Index {

  /** Changes with what {@link Documents} writes. */
  private static final int VERSION = 2;

  private static final String FORMAT = "format";
  private static final String MADE_BY = VERSION + "." + Chunker.VERSION + "." + Words.VERSION;
  private static final double BUFFER_MEGABYTES = 32;

  private final Path folder;
  private final Directory directory;
  private final InstantSource clock;
  private final Object state = new Object();
  private @Nullable Snapshot current;

  private LuceneIndex(Path folder, Directory directory, InstantSource clock) {
    this.folder = folder;
    this.directory = directory;
    this.clock = clock;
  }

  /** Opens the index in a folder, which is made where it is missing, and holds nothing else. */
  public static LuceneIndex open(Path folder, InstantSource clock) throws IOException {
    Files.createDirectories(folder);
    Directory directory = new UnforcedDirectory(FSDirectory.open(folder.resolve("lucene")));
    return new LuceneIndex(folder, directory, clock);
  }

  /** For tests: an index whose disk is not what it should be. */
  static LuceneIndex over(Path folder, Directory directory, InstantSource clock) {
    return new LuceneIndex(folder, directory, clock);
  }

  @Override
  public Refresh update(Corpus corpus, Progress progress) throws IOException, InterruptedException {
    long start = clock.millis();
    try (WriterLock _ = WriterLock.taken(folder.resolve("writer.lock"), progress)) {
      Optional<String> rebuilt = usable();
      if (rebuilt.isPresent()) {
        clear();
      }
      Update.Outcome outcome = update(corpus, progress, start);
      newest();
      return new Refresh(
          outcome.files(),
          passages(),
          outcome.added(),
          outcome.changed(),
          outcome.deleted(),
          outcome.leftOut(),
          rebuilt,
          Duration.ofMillis(clock.millis() - start));
    }
  }

  private int passages() throws IOException, InterruptedException {
    return using(snapshot -> Documents.passages(snapshot.reader)).orElse(0);
  }

  private Update.Outcome update(Corpus corpus, Progress progress, long start)
      throws IOException, InterruptedException {
    try {
      newest();
      Optional<Map<String, FileState>> known = using(snapshot -> FileState.of(snapshot.reader));
      Differences differences = Differences.between(known.orElse(Map.of()), corpus, progress);
      return known.isPresent() && differences.isEmpty()
          ? new Update.Outcome(differences.searched(), 0, 0, 0, differences.leftOut())
          : written(corpus, differences, progress, start);
    } catch (ClosedByInterruptException | ThreadInterruptedException e) {
      throw interrupted(e);
    } catch (FileSystemException named) {
      throw named;
    } catch (IOException e) {
      String why = "the index was not updated: " + e.getMessage();
      var named = new FileSystemException(folder.toString(), null, why);
      named.initCause(e);
      throw named;
    }
  }

  private InterruptedException interrupted(Exception cause) {
    var _ = Thread.interrupted();
    var interrupted = new InterruptedException("interrupted while using " + folder);
    interrupted.initCause(cause);
    return interrupted;
  }

  private Update.Outcome written(
      Corpus corpus, Differences differences, Progress progress, long start)
      throws IOException, InterruptedException {
    IndexWriterConfig settings =
        new IndexWriterConfig(null)
            .setRAMBufferSizeMB(BUFFER_MEGABYTES)
            .setMergeScheduler(new SerialMergeScheduler())
            .setCommitOnClose(false);
    try (IndexWriter writer = new IndexWriter(directory, settings)) {
      writer.setLiveCommitData(Map.of(FORMAT, MADE_BY).entrySet());
      return new Update(corpus, writer, progress, start).run(differences);
    }
  }

  /** Why what is on the disk must be made anew; empty where it can be used, or where nothing is. */
  private Optional<String> usable() throws IOException {
    synchronized (state) {
      if (current != null && current.reader.isCurrent()) {
        return Optional.empty();
      }
    }
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
      String madeBy = reader.getIndexCommit().getUserData().get(FORMAT);
      return MADE_BY.equals(madeBy)
          ? Optional.empty()
          : Optional.of("another version made the index");
    } catch (IndexNotFoundException _) {
      return 0 < directory.listAll().length && hasFiles()
          ? Optional.of("the index was damaged")
          : Optional.empty();
    } catch (IndexFormatTooNewException | IndexFormatTooOldException _) {
      return Optional.of("another version made the index");
    } catch (CorruptIndexException | java.io.EOFException | NoSuchFileException e) {
      return Optional.of("the index was damaged");
    }
  }

  private boolean hasFiles() throws IOException {
    for (String file : directory.listAll()) {
      if (file.startsWith("segments_")) {
        return true;
      }
    }
    return false;
  }

  private void clear() throws IOException {
    synchronized (state) {
      drop();
    }
    for (String file : directory.listAll()) {
      directory.deleteFile(file);
    }
  }

  @Override
  public int embed(Corpus corpus, Embedder embedder, Progress progress)
      throws IOException, InterruptedException {
    try (WriterLock _ = WriterLock.taken(folder.resolve("vectors.lock"), progress)) {
      VectorStore store = VectorStore.of(folder, embedder.model(), embedder.dimension());
      return using(
              snapshot -> {
                store.removeOthers();
                store.mend();
                store.dropAllBut(Meanings.of(snapshot.reader, store).used(), progress);
                return new Embedding(corpus, embedder, store, progress).make(snapshot.reader);
              })
          .orElse(0);
    }
  }

  @Override
  public Retriever retriever(Corpus corpus) {
    return new LuceneRetriever(this, corpus, Optional.empty());
  }

  @Override
  public Retriever retriever(Corpus corpus, Embedder embedder) {
    VectorStore store = VectorStore.of(folder, embedder.model(), embedder.dimension());
    return new LuceneRetriever(this, corpus, Optional.of(new ByMeaning(embedder, store)));
  }

  /** Something to do with a state of the index. */
  interface Use<T> {
    T of(Snapshot snapshot) throws IOException, InterruptedException;
  }

  /** Uses the newest state, which stays whole for as long; empty where nothing was indexed yet. */
  <T> Optional<T> using(Use<T> use) throws IOException, InterruptedException {
    Snapshot snapshot;
    synchronized (state) {
      if (current == null) {
        newest();
      }
      snapshot = current;
      if (snapshot == null) {
        return Optional.empty();
      }
      snapshot.reader.incRef();
    }
    try {
      return Optional.of(use.of(snapshot));
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } finally {
      snapshot.reader.decRef();
    }
  }

  private void newest() throws IOException {
    synchronized (state) {
      Snapshot before = current;
      if (before == null) {
        if (DirectoryReader.indexExists(directory)) {
          current = new Snapshot(DirectoryReader.open(directory));
        }
        return;
      }
      DirectoryReader newer = DirectoryReader.openIfChanged(before.reader);
      if (newer != null) {
        current = new Snapshot(newer);
        before.reader.decRef();
      }
    }
  }

  private void drop() throws IOException {
    if (current != null) {
      current.reader.decRef();
      current = null;
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (state) {
      drop();
    }
    directory.close();
  }
}
