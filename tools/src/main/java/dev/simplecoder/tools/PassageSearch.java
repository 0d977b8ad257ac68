package dev.simplecoder.tools;

import java.io.IOException;
import java.util.List;

/** Finds what a question is about, in the files that nobody needs to be asked for. */
@FunctionalInterface
public interface PassageSearch {

  /** Finds nothing. */
  PassageSearch NONE = _ -> List.of();

  /** The best passages first. Blocks; the first call may have to read every file. */
  List<Passage> search(String question) throws IOException, InterruptedException;
}
