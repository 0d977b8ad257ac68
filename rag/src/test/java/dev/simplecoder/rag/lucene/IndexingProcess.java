package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.GuardedCorpus;
import dev.simplecoder.rag.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** Updates an index; says how far it is and waits for a line before it goes on, where told to. */
final class IndexingProcess {

  private IndexingProcess() {}

  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[0]);
    int stop = Integer.parseInt(arguments[2]);
    InstantSource clock = InstantSource.fixed(Instant.parse("2099-01-01T00:00:00Z"));
    Progress stopping =
        state -> {
          if (state instanceof Progress.Read read && read.filesDone() == stop) {
            System.out.println("at " + stop);
            try {
              System.in.read();
            } catch (java.io.IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          }
        };
    try (LuceneIndex index = LuceneIndex.open(Path.of(arguments[1]), clock)) {
      System.out.println(index.update(new GuardedCorpus(root), stopping).added());
    }
  }
}
