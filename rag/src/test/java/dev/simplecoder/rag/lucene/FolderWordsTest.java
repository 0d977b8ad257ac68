package dev.simplecoder.rag.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.rag.GuardedCorpus;
import dev.simplecoder.rag.Progress;
import dev.simplecoder.rag.words.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the words of a folder add to the passages in it. */
final class FolderWordsTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2099-01-01T00:00:00Z"));

  @TempDir Path root;
  @TempDir Path folder;

  @Test
  void ofTwoEqualPassagesTheOneWhoseNeighboursSpeakOfTheSameComesFirst() throws Exception {
    write("bank/copy/Opening.txt", "open the account\n");
    write("shop/copy/Opening.txt", "open the account\n");
    for (int i = 0; i < 5; i++) {
      write("bank/rates/Rate" + i + ".txt", "the interest of an account\n");
      write("shop/goods/Good" + i + ".txt", "the price of an article\n");
    }
    Map<String, Double> scores = each("open account", Ranked.Passage::score);
    assertTrue(of("shop/copy/Opening.txt", scores) < of("bank/copy/Opening.txt", scores));
  }

  @Test
  void whatLiesInNoFolderIsAsLikelyAsTheWorkspace() throws Exception {
    write("Opening.txt", "open the account\n");
    write("shop/Good.txt", "the price of an account\n");
    Map<String, Double> adds = adds("open account");
    assertEquals(0, of("Opening.txt", adds));
    assertTrue(of("shop/Good.txt", adds) < 0, "" + adds);
  }

  @Test
  void deeperThanTwoFoldersFilesCountToTheSecond() throws Exception {
    write("shop/src/main/Basket.txt", "the account\n");
    write("shop/src/Basket.txt", "the account\n");
    write("shop/Basket.txt", "the account\n");
    write("bank/Teller.txt", "a window\n");
    Map<String, Double> adds = adds("account");
    assertEquals(of("shop/src/Basket.txt", adds), of("shop/src/main/Basket.txt", adds));
    assertEquals("shop/src", Folders.of("shop/src/main/Basket.txt"));
    assertEquals("", Folders.of("Basket.txt"));
  }

  @Test
  void aConceptThatIsNowhereSaysNothing() throws Exception {
    write("shop/Basket.txt", "the account\n");
    write("bank/Teller.txt", "an account\n");
    assertEquals(adds("account"), adds("account zeppelin"));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Map<String, Double> adds(String question) throws Exception {
    return each(question, passage -> passage.candidate().folder());
  }

  private Map<String, Double> each(String question, ToDoubleFunction<Ranked.Passage> value)
      throws Exception {
    Map<String, Double> values = new HashMap<>();
    ranked(question).passages().forEach(p -> values.put(p.path(), value.applyAsDouble(p)));
    return values;
  }

  private static double of(String path, Map<String, Double> values) {
    return Objects.requireNonNull(values.get(path), path);
  }

  private Ranked ranked(String question) throws Exception {
    try (LuceneIndex index = LuceneIndex.open(folder, CLOCK)) {
      index.update(new GuardedCorpus(root), Progress.NONE);
      return index.using(snapshot -> snapshot.ranking.rank(Question.of(question))).orElseThrow();
    }
  }
}
