package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Content;
import dev.simplecoder.rag.Corpus;
import dev.simplecoder.rag.CorpusFile;
import dev.simplecoder.rag.Progress;
import dev.simplecoder.rag.Query;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;

/** By hand: indexes a hundred thousand files that are made up as they are read. */
final class BenchmarkManyFiles {

  private BenchmarkManyFiles() {}

  public static void main(String[] arguments) throws Exception {
    int files = Integer.parseInt(arguments[1]);
    Corpus corpus =
        new Corpus() {
          @Override
          public void walk(FileTaker taker) throws java.io.IOException, InterruptedException {
            for (int i = 0; i < files; i++) {
              taker.take(new CorpusFile("src/p" + i % 300 + "/C" + i + ".java", 2_500, 1_000));
            }
          }

          @Override
          public Content read(String path) {
            return new Content.Text(text(path.hashCode()));
          }
        };
    try (LuceneIndex index = LuceneIndex.open(Path.of(arguments[0]), Clock.systemUTC())) {
      System.out.println(index.update(corpus, Progress.NONE));
      System.out.println(index.update(corpus, Progress.NONE));
      for (int i = 0; i < 20; i++) {
        long start = System.nanoTime();
        int hits =
            index
                .retriever(corpus)
                .search(new Query("how is word" + i + " read from x"), 10)
                .size();
        System.out.println(hits + " hits in " + (System.nanoTime() - start) / 1_000 + " us");
      }
    }
  }

  private static String text(int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("class C {\n");
    for (int method = 0; method < 8; method++) {
      text.append("  void read").append(random.nextInt(5_000)).append("(int x) {\n");
      for (int line = 0; line < 6; line++) {
        text.append("    word").append(random.nextInt(500)).append(" = call(x);\n");
      }
      text.append("  }\n");
    }
    return text.append("}\n").toString();
  }
}
