package dev.simplecoder.app.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * What a model was trained to see before a text. They are listed in a file beside this class; a
 * model that is not among them gets none.
 */
record EmbeddingPrefixes(String passage, String query) {

  private static final EmbeddingPrefixes NONE = new EmbeddingPrefixes("", "");

  /** The name may have folders before it and a tag behind it. */
  static EmbeddingPrefixes of(String model) throws IOException {
    String name = model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    for (String line : table().lines().toList()) {
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

  private static String table() throws IOException {
    try (InputStream in = EmbeddingPrefixes.class.getResourceAsStream("embedding-prefixes.txt")) {
      byte[] text = Objects.requireNonNull(in, "embedding-prefixes.txt").readAllBytes();
      return new String(text, StandardCharsets.UTF_8);
    }
  }
}
