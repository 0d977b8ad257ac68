package dev.simplecoder.rag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A project of a few files, written for these tests. */
public final class SmallProject {

  private static final Map<String, String> FILES =
      new TreeMap<>(
          Map.of(
              "src/main/java/shop/Basket.java",
              """
              package shop;

              import java.util.ArrayList;
              import java.util.List;

              /** What a customer wants to buy. */
              public final class Basket {

                private final List<Line> lines = new ArrayList<>();

                /** Puts some pieces of an article in. */
                public void add(Article article, int pieces) {
                  lines.add(new Line(article, pieces));
                }

                /** The sum of all lines, in cents. */
                public long totalPrice() {
                  long total = 0;
                  for (Line line : lines) {
                    total += line.pieces() * line.article().priceInCents();
                  }
                  return total;
                }
              }
              """,
              "src/main/java/shop/FileReceiptPrinter.java",
              """
              package shop;

              import java.nio.file.Path;

              /** Prints receipts into a folder. */
              public final class FileReceiptPrinter {

                public void print(Basket basket, Path folder) {
                  String text = "Total: " + basket.totalPrice();
                  write(folder.resolve("receipt.txt"), text);
                }

                private void write(Path file, String text) {
                  throw new UnsupportedOperationException(file + text);
                }
              }
              """,
              "src/test/java/shop/BasketTest.java",
              """
              package shop;

              class BasketTest {

                void theTotalPriceIsTheSumOfAllLines() {
                  Basket basket = new Basket();
                  basket.add(new Article("apple", 30), 2);
                  assertEquals(60, basket.totalPrice());
                }
              }
              """,
              "tools/stock_report.py",
              """
              \"""Tells what is out of stock.\"""

              THRESHOLD = 3


              def read_warehouse(path):
                  with open(path) as file:
                      return [line.split(",") for line in file]


              class StockReport:
                  def __init__(self, rows):
                      self.rows = rows

                  def missing_articles(self):
                      return [name for name, count in self.rows if int(count) < THRESHOLD]
              """,
              "docs/shipping.md",
              """
              # Shipping

              Parcels leave the warehouse twice a day.

              ## Customs

              A parcel to another continent needs a declaration.
              """));

  private SmallProject() {}

  public static void write(Path root) throws IOException {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
