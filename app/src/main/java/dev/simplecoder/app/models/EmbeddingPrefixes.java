package dev.simplecoder.app.models;

import dev.simplecoder.agent.TextBeside;
import java.util.Locale;

/**
 * What a model was trained to see before a text. They are listed in a file beside this class; a
 * model that is not among them gets none.
 */
record EmbeddingPrefixes(String passage, String query) {

  private static final EmbeddingPrefixes NONE = new EmbeddingPrefixes("", "");

  /** The name may have folders before it and a tag behind it. */
  static EmbeddingPrefixes of(String model) {
    String name = model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    for (String line :
        TextBeside.of(EmbeddingPrefixes.class, "embedding-prefixes.txt").lines().toList()) {
      String[] cells = line.split("\t", -1);
      if (cells.length == 3 && name.startsWith(cells[0])) {
        return new EmbeddingPrefixes(text(cells[1]), text(cells[2]));
      }
    }
    return NONE;
  }

  private static String text(String cell) {
    return cell.replace("\\n", "\n").replace("\\s", " ");
  }
}
