package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Progress;
import java.nio.file.Path;

/** Writes an index, as far as others can tell, until its input ends. */
final class LockingProcess {

  private LockingProcess() {}

  public static void main(String[] arguments) throws Exception {
    try (WriterLock _ = WriterLock.taken(Path.of(arguments[0]), Progress.NONE)) {
      System.out.println("locked");
      System.in.readAllBytes();
    }
  }
}
