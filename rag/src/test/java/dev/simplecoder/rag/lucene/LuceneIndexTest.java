package dev.simplecoder.rag.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.rag.Content;
import dev.simplecoder.rag.Corpus;
import dev.simplecoder.rag.CorpusFile;
import dev.simplecoder.rag.GuardedCorpus;
import dev.simplecoder.rag.Hit;
import dev.simplecoder.rag.Index;
import dev.simplecoder.rag.IndexContract;
import dev.simplecoder.rag.Progress;
import dev.simplecoder.rag.Query;
import dev.simplecoder.rag.Refresh;
import dev.simplecoder.rag.Retriever;
import dev.simplecoder.rag.RetrieverContract;
import dev.simplecoder.rag.SmallProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LuceneIndexTest implements IndexContract, RetrieverContract {

  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  @TempDir Path temporary;

  private final List<Index> opened = new ArrayList<>();
  private Path root = Path.of("");
  private Path folder = Path.of("");

  @BeforeEach
  void writeTheProject() throws Exception {
    root = temporary.resolve("small");
    folder = temporary.resolve("small-index");
    SmallProject.write(root);
  }

  @AfterEach
  void close() throws Exception {
    for (Index index : opened) {
      index.close();
    }
  }

  @Override
  public Index open(Path folder) throws IOException {
    return LuceneIndex.open(folder, CLOCK);
  }

  @Override
  public Retriever over(Path root) throws Exception {
    Index index = open(temporary.resolve("index" + opened.size()));
    opened.add(index);
    GuardedCorpus corpus = new GuardedCorpus(root);
    index.update(corpus, Progress.NONE);
    return index.retriever(corpus);
  }

  @Test
  void anIndexOfAnotherVersionIsMadeAnew() throws Exception {
    try (Index index = open(folder)) {
      index.update(new GuardedCorpus(root), Progress.NONE);
    }
    try (FSDirectory directory = FSDirectory.open(folder.resolve("lucene"));
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(null))) {
      writer.setLiveCommitData(Map.of("format", "0.9").entrySet());
      writer.commit();
    }
    try (Index index = open(folder)) {
      Refresh refresh = index.update(new GuardedCorpus(root), Progress.NONE);
      assertEquals(Optional.of("another version made the index"), refresh.rebuilt());
      assertEquals(5, refresh.added());
    }
  }

  @Test
  void whereNothingIsNewNothingIsWritten() throws Exception {
    try (Index index = open(folder)) {
      Refresh first = index.update(new GuardedCorpus(root), Progress.NONE);
      Map<String, FileTime> written = files();
      Refresh second = index.update(new GuardedCorpus(root), Progress.NONE);
      assertEquals(written, files());
      assertEquals(first.files(), second.files());
      assertEquals(first.passages(), second.passages());
    }
  }

  private Map<String, FileTime> files() throws IOException {
    Map<String, FileTime> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder.resolve("lucene"))) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
      }
    }
    return files;
  }

  @Test
  void whateverFileIsDamagedTheIndexIsMadeAnewAndSaysSo() throws Exception {
    try (Index index = open(folder)) {
      index.update(new GuardedCorpus(root), Progress.NONE);
    }
    Path lucene = folder.resolve("lucene");
    List<Path> files;
    try (Stream<Path> all = Files.list(lucene)) {
      files = all.filter(file -> 0 < file.toFile().length()).sorted().toList();
    }
    assertTrue(2 < files.size(), "" + files);
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      byte[] flipped = whole.clone();
      flipped[whole.length / 2] ^= 1;
      byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
      for (byte[] damaged : List.of(flipped, half, new byte[0])) {
        Path copy = temporary.resolve("copy" + System.identityHashCode(damaged));
        copy(folder, copy);
        Files.write(copy.resolve("lucene").resolve(file.getFileName()), damaged);
        try (Index index = open(copy)) {
          Refresh refresh = index.update(new GuardedCorpus(root), Progress.NONE);
          assertEquals(Optional.of("the index was damaged"), refresh.rebuilt(), file.toString());
          assertEquals(5, refresh.added());
          assertTrue(index.update(new GuardedCorpus(root), Progress.NONE).fresh());
        }
      }
    }
  }

  @Test
  void listingManyFilesIsToldByTheThousandBeforeAnyIsRead() throws Exception {
    List<Progress.State> states = new ArrayList<>();
    Corpus many = new TooLargeFiles(2_001);
    try (Index index = open(folder)) {
      assertEquals(Map.of(Fitness.TOO_LARGE, 2_001), index.update(many, states::add).leftOut());
      assertEquals(
          List.of(new Progress.Listed(1_000), new Progress.Listed(2_000)), states.subList(0, 2));
      assertEquals(new Progress.Read(0, 2_001, 0, TooLargeFiles.SIZE * 2_001), states.get(2));
      states.clear();
      index.update(many, states::add);
      assertEquals(List.of(new Progress.Listed(1_000), new Progress.Listed(2_000)), states);
    }
  }

  /** Files of which a listing tells that nobody will read them. */
  private record TooLargeFiles(int files) implements Corpus {

    static final long SIZE = Fitness.LARGEST + 1L;

    @Override
    public void walk(FileTaker taker) throws IOException, InterruptedException {
      for (int i = 0; i < files; i++) {
        taker.take(new CorpusFile("file" + i, SIZE, 1));
      }
    }

    @Override
    public Content read(String path) {
      throw new IllegalStateException(path + " was read");
    }
  }

  @Test
  void aFullDiskIsSaidAndWhatWasThereStays() throws Exception {
    GuardedCorpus corpus = new GuardedCorpus(root);
    try (Index index = open(folder)) {
      index.update(corpus, Progress.NONE);
    }
    Files.writeString(root.resolve("new.txt"), "words\n".repeat(1_000));
    try (FullDisk full = new FullDisk(FSDirectory.open(folder.resolve("lucene")));
        Index index = LuceneIndex.over(folder, full, CLOCK)) {
      IOException said = assertThrows(IOException.class, () -> index.update(corpus, Progress.NONE));
      assertEquals(
          folder + ": the index was not updated: No space left on device", said.getMessage());
      List<Hit> hits = index.retriever(corpus).search(new Query("continent"), 3);
      assertEquals(1, hits.size());
    }
    try (Index index = open(folder)) {
      assertEquals(1, index.update(corpus, Progress.NONE).added());
    }
  }

  @Test
  void aScoreIsTheSumOfItsPartsToTheLastBit() throws Exception {
    GuardedCorpus corpus = new GuardedCorpus(root);
    try (LuceneIndex index = LuceneIndex.open(folder, CLOCK)) {
      index.update(corpus, Progress.NONE);
      Files.writeString(root.resolve("more.py"), "def total(): pass\n");
      index.update(corpus, Progress.NONE);
      for (String query :
          List.of("total price of a basket", "receipts of FileReceiptPrinter", "stock report")) {
        var question = dev.simplecoder.rag.words.Question.of(query);
        int compared =
            index
                .using(snapshot -> {
                  Ranked ranked = snapshot.ranking.rank(question);
                  for (Ranked.Passage passage : ranked.passages()) {
                    assertEquals(passage.score(), ranked.why(passage).score(), 0.0);
                  }
                  return ranked.passages().size();
                })
                .orElseThrow();
        assertTrue(0 < compared, query);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** A disk with no room for another file. */
  private static final class FullDisk extends FilterDirectory {

    FullDisk(FSDirectory in) {
      super(in);
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
      throw new IOException("No space left on device");
    }
  }
}
