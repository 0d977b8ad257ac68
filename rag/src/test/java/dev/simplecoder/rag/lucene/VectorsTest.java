package dev.simplecoder.rag.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.rag.Embedder;
import dev.simplecoder.rag.GuardedCorpus;
import dev.simplecoder.rag.Hit;
import dev.simplecoder.rag.Index;
import dev.simplecoder.rag.Progress;
import dev.simplecoder.rag.Query;
import dev.simplecoder.rag.Retriever;
import dev.simplecoder.rag.SmallProject;
import dev.simplecoder.rag.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VectorsTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2099-01-01T00:00:00Z"));

  @TempDir Path temporary;

  private Path root = Path.of("");
  private Path folder = Path.of("");

  /** Knows two meanings: what has to do with parcels, and anything else. */
  private record FakeEmbedder(String model, List<String> asked) implements Embedder {

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public int batch() {
      return 2;
    }

    @Override
    public List<Vector> passages(List<String> texts) {
      asked.addAll(texts);
      return texts.stream().map(FakeEmbedder::of).toList();
    }

    @Override
    public Vector query(String text) {
      return of(text);
    }

    private static Vector of(String text) {
      boolean parcels = text.contains("Parcels") || text.contains("post office");
      return parcels ? Vector.of(1, 0) : Vector.of(0, 1);
    }
  }

  /** An interrupt comes just when the model has answered. */
  private record InterruptedEmbedder(Embedder embedder) implements Embedder {

    @Override
    public String model() {
      return embedder.model();
    }

    @Override
    public int dimension() {
      return embedder.dimension();
    }

    @Override
    public int batch() {
      return embedder.batch();
    }

    @Override
    public List<Vector> passages(List<String> texts) throws IOException, InterruptedException {
      Thread.currentThread().interrupt();
      return embedder.passages(texts);
    }

    @Override
    public Vector query(String text) throws IOException, InterruptedException {
      Thread.currentThread().interrupt();
      return embedder.query(text);
    }
  }

  @BeforeEach
  void writeTheProject() throws Exception {
    root = temporary.resolve("project");
    folder = temporary.resolve("index");
    SmallProject.write(root);
  }

  @Test
  void whatIsNearInMeaningIsFoundWithoutACommonWord() throws Exception {
    FakeEmbedder embedder = new FakeEmbedder("fake", new ArrayList<>());
    GuardedCorpus corpus = new GuardedCorpus(root);
    try (Index index = LuceneIndex.open(folder, CLOCK)) {
      index.update(corpus, Progress.NONE);
      Query query = new Query("post office");
      assertEquals(List.of(), index.retriever(corpus, embedder).search(query, 1));
      assertEquals(5, index.embed(corpus, embedder, Progress.NONE));
      List<Hit> hits = index.retriever(corpus, embedder).search(query, 1);
      assertEquals("docs/shipping.md", hits.getFirst().path());
      assertEquals(List.of(), index.retriever(corpus).search(query, 1));
    }
  }

  @Test
  void theFusedOrderIsTheOrderOfTheExplainedScores() throws Exception {
    FakeEmbedder embedder = new FakeEmbedder("fake", new ArrayList<>());
    GuardedCorpus corpus = new GuardedCorpus(root);
    try (LuceneIndex index = LuceneIndex.open(folder, CLOCK)) {
      index.update(corpus, Progress.NONE);
      index.embed(corpus, embedder, Progress.NONE);
      Query query = new Query("total price of a basket at the post office");
      List<Hit> hits = index.retriever(corpus, embedder).search(query, 9);
      assertEquals(5, hits.size());
      for (int i = 0; i < hits.size(); i++) {
        assertTrue(hits.get(i).score() <= 1.0001, "" + hits.get(i));
        assertTrue(i == 0 || hits.get(i).score() <= hits.get(i - 1).score(), "" + hits);
      }
    }
  }

  @Test
  void onlyWhatIsNewIsEmbeddedAndAnotherModelBeginsAnew() throws Exception {
    FakeEmbedder embedder = new FakeEmbedder("fake", new ArrayList<>());
    GuardedCorpus corpus = new GuardedCorpus(root);
    try (Index index = LuceneIndex.open(folder, CLOCK)) {
      index.update(corpus, Progress.NONE);
      index.embed(corpus, embedder, Progress.NONE);
    }
    Files.move(root.resolve("docs/shipping.md"), root.resolve("moved.md"));
    Files.writeString(root.resolve("new.txt"), "Parcels again\n");
    embedder.asked().clear();
    try (Index index = LuceneIndex.open(folder, CLOCK)) {
      index.update(corpus, Progress.NONE);
      assertEquals(1, index.embed(corpus, embedder, Progress.NONE));
      assertEquals(List.of("Parcels again\n"), embedder.asked());
      FakeEmbedder other = new FakeEmbedder("other", new ArrayList<>());
      assertEquals(6, index.embed(corpus, other, Progress.NONE));
      assertEquals(6, index.embed(corpus, embedder, Progress.NONE));
      assertTrue(index.update(corpus, Progress.NONE).fresh());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.filter(f -> f.toString().endsWith(".vectors")).count());
    }
  }

  @Test
  void whileVectorsAreMissingWordsDecide() throws Exception {
    FakeEmbedder embedder = new FakeEmbedder("fake", new ArrayList<>());
    GuardedCorpus corpus = new GuardedCorpus(root);
    try (Index index = LuceneIndex.open(folder, CLOCK)) {
      index.update(corpus, Progress.NONE);
      Progress once =
          state -> {
            if (state instanceof Progress.Embedded(int done, int _) && 0 < done) {
              throw new IllegalStateException("stopped");
            }
          };
      assertThrows(IllegalStateException.class, () -> index.embed(corpus, embedder, once));
      Query query = new Query("total price of a basket");
      List<Hit> hits = index.retriever(corpus, embedder).search(query, 1);
      assertEquals("src/main/java/shop/Basket.java", hits.getFirst().path());
      assertEquals(3, index.embed(corpus, embedder, Progress.NONE));
    }
  }

  @Test
  void progressBeginsAtNothingAndCountsATextOnceHoweverOftenItIsThere() throws Exception {
    for (String copy : List.of("a.md", "b.md", "z.md")) {
      Files.copy(root.resolve("docs/shipping.md"), root.resolve(copy));
    }
    GuardedCorpus corpus = new GuardedCorpus(root);
    List<Progress.State> states = new ArrayList<>();
    try (Index index = LuceneIndex.open(folder, CLOCK)) {
      index.update(corpus, Progress.NONE);
      index.embed(corpus, new FakeEmbedder("fake", new ArrayList<>()), states::add);
      index.embed(corpus, new FakeEmbedder("fake", new ArrayList<>()), states::add);
    }
    assertEquals(
        List.of(
            new Progress.Embedded(0, 5),
            new Progress.Embedded(2, 5),
            new Progress.Embedded(4, 5),
            new Progress.Embedded(5, 5)),
        states);
  }

  @Test
  void vectorsOfTextsThatAreGoneGoWhileAnotherProcessSearches() throws Exception {
    FakeEmbedder embedder = new FakeEmbedder("fake", new ArrayList<>());
    GuardedCorpus corpus = new GuardedCorpus(root);
    try (Index index = LuceneIndex.open(folder, CLOCK);
        Index other = LuceneIndex.open(folder, CLOCK)) {
      index.update(corpus, Progress.NONE);
      index.embed(corpus, embedder, Progress.NONE);
      long before = Files.size(vectors());
      Retriever searching = other.retriever(corpus, embedder);
      Query query = new Query("post office");
      assertEquals("docs/shipping.md", searching.search(query, 1).getFirst().path());
      for (String gone : List.of("src/main", "src/test")) {
        Files.move(root.resolve(gone), temporary.resolve(gone.replace('/', '-')));
      }
      index.update(corpus, Progress.NONE);
      assertEquals(0, index.embed(corpus, embedder, Progress.NONE));
      assertEquals(before * 2 / 5, Files.size(vectors()));
      assertEquals("docs/shipping.md", searching.search(query, 1).getFirst().path());
      assertEquals(0, index.embed(corpus, embedder, Progress.NONE));
    }
  }

  @Test
  void anInterruptWhileVectorsAreReadOrWrittenIsNoFailureOfTheDisk() throws Exception {
    FakeEmbedder embedder = new FakeEmbedder("fake", new ArrayList<>());
    Embedder interrupted = new InterruptedEmbedder(embedder);
    GuardedCorpus corpus = new GuardedCorpus(root);
    try (Index index = LuceneIndex.open(folder, CLOCK)) {
      index.update(corpus, Progress.NONE);
      assertThrows(
          InterruptedException.class, () -> index.embed(corpus, interrupted, Progress.NONE));
      assertEquals(5, index.embed(corpus, embedder, Progress.NONE));
      Retriever searching = index.retriever(corpus, interrupted);
      assertThrows(InterruptedException.class, () -> searching.search(new Query("post office"), 1));
      assertFalse(Thread.interrupted());
    }
  }

  @Test
  void vectorsThatAreTornOrGoneAreMadeAgain() throws Exception {
    FakeEmbedder embedder = new FakeEmbedder("fake", new ArrayList<>());
    GuardedCorpus corpus = new GuardedCorpus(root);
    try (Index index = LuceneIndex.open(folder, CLOCK)) {
      index.update(corpus, Progress.NONE);
      index.embed(corpus, embedder, Progress.NONE);
      tear();
      assertEquals(1, index.embed(corpus, embedder, Progress.NONE));
      assertEquals(0, index.embed(corpus, embedder, Progress.NONE));
      Files.delete(vectors());
      assertEquals(5, index.embed(corpus, embedder, Progress.NONE));
    }
  }

  private void tear() throws IOException {
    byte[] bytes = Files.readAllBytes(vectors());
    Files.write(vectors(), Arrays.copyOf(bytes, bytes.length - 5));
  }

  private Path vectors() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".vectors")).findFirst().orElseThrow();
    }
  }
}
