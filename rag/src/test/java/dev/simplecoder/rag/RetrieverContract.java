package dev.simplecoder.rag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every retriever does. */
public interface RetrieverContract {

  /** A retriever over the files that are below the root now. */
  Retriever over(Path root) throws Exception;

  @Test
  default void theFunctionThatIsDescribedComesFirst(@TempDir Path root) throws Exception {
    SmallProject.write(root);
    Retriever retriever = over(root);
    Map<String, String> expected =
        Map.of(
            "sum of the prices of a basket", "src/main/java/shop/Basket.java",
            "print the receipt to a file", "src/main/java/shop/FileReceiptPrinter.java",
            "which articles are missing", "tools/stock_report.py",
            "FileReceiptPrinter", "src/main/java/shop/FileReceiptPrinter.java",
            "read_warehouse()", "tools/stock_report.py",
            "documentation about customs", "docs/shipping.md",
            "the test of the total price", "src/test/java/shop/BasketTest.java");
    Map<String, String> found = new HashMap<>();
    for (String query : expected.keySet()) {
      found.put(query, retriever.search(new Query(query), 1).getFirst().path());
    }
    assertEquals(expected, found);
  }

  @Test
  default void aHitIsTheTextOfItsLines(@TempDir Path root) throws Exception {
    SmallProject.write(root);
    List<Hit> hits = over(root).search(new Query("basket total price of the articles"), 10);
    assertTrue(2 < hits.size(), "" + hits);
    for (Hit hit : hits) {
      List<String> lines = Files.readAllLines(root.resolve(hit.path()));
      String passage = String.join("\n", lines.subList(hit.firstLine() - 1, hit.lastLine())) + "\n";
      assertEquals(passage, hit.text());
    }
  }

  @Test
  default void theBestComesFirstAndTheLimitHolds(@TempDir Path root) throws Exception {
    SmallProject.write(root);
    Retriever retriever = over(root);
    Query query = new Query("basket total price of the articles");
    List<Hit> hits = retriever.search(query, 10);
    for (int i = 1; i < hits.size(); i++) {
      assertTrue(hits.get(i).score() <= hits.get(i - 1).score(), "" + hits);
    }
    assertEquals(hits.subList(0, 2), retriever.search(query, 2));
    assertEquals(retriever.files(query, 10).subList(0, 2), retriever.files(query, 2));
  }

  @Test
  default void aQueryWithoutAWordOfTheFilesFindsNothing(@TempDir Path root) throws Exception {
    SmallProject.write(root);
    Retriever retriever = over(root);
    for (String query : List.of("", " \n", "of the", "zeppelin", "?!*\"(", "\0\uD800")) {
      assertEquals(List.of(), retriever.search(new Query(query), 5), query);
      assertEquals(List.of(), retriever.files(new Query(query), 5), query);
    }
  }

  @Test
  default void whatDiffersFromTheDiskIsNotReturned(@TempDir Path root) throws Exception {
    SmallProject.write(root);
    Retriever retriever = over(root);
    Query query = new Query("basket total price");
    Path basket = root.resolve("src/main/java/shop/Basket.java");
    assertTrue(paths(retriever.search(query, 10)).contains("src/main/java/shop/Basket.java"));
    Files.writeString(basket, Files.readString(basket).replace("total", "TOTAL"));
    Files.delete(root.resolve("src/test/java/shop/BasketTest.java"));
    assertEquals(
        List.of("src/main/java/shop/FileReceiptPrinter.java"), paths(retriever.search(query, 10)));
  }

  @Test
  default void aPassageThatIsTheSameIsFoundThoughItsFileHasChangedElsewhere(@TempDir Path root)
      throws Exception {
    Path wares = root.resolve("wares.txt");
    Files.writeString(wares, "the price of a basket\n" + "a line\n".repeat(200) + "the sum\n");
    Retriever retriever = over(root);
    Files.writeString(wares, Files.readString(wares).replace("sum", "total"));
    assertEquals(List.of("wares.txt"), paths(retriever.search(new Query("price"), 5)));
    assertEquals(List.of(), paths(retriever.search(new Query("sum"), 5)));
  }

  @Test
  default void aLongFileDoesNotTakeAllPlaces(@TempDir Path root) throws Exception {
    SmallProject.write(root);
    Files.writeString(root.resolve("prices.txt"), "the price of a basket\n".repeat(2_000));
    Files.writeString(root.resolve("Long.java"), "int price = basket;\n".repeat(2_000));
    Map<String, Integer> counts = new HashMap<>();
    for (Hit hit : over(root).search(new Query("basket price"), 20)) {
      counts.merge(hit.path(), 1, Integer::sum);
    }
    assertTrue(3 < counts.size(), "" + counts);
  }

  private static List<String> paths(List<Hit> hits) {
    return hits.stream().map(Hit::path).toList();
  }
}
