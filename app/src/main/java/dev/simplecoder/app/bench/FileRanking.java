package dev.simplecoder.app.bench;

import java.io.IOException;
import java.util.List;

/** Something that puts files in an order for a query. */
@FunctionalInterface
interface FileRanking {

  /** The paths of the best files first. */
  List<String> rank(String query, int most) throws IOException;
}
