package dev.simplecoder.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Texts for the model, which lie as files beside this class. */
final class Sections {

  private static final String HEAD = "# ";

  private Sections() {}

  /** A whole file. */
  static String text(String file) {
    try (InputStream in = Sections.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not beside " + Sections.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The texts of a file by their headings. */
  static Map<String, String> of(String file) {
    Map<String, String> sections = new HashMap<>();
    String name = "";
    for (String line : text(file).lines().toList()) {
      if (line.startsWith(HEAD)) {
        name = line.substring(HEAD.length());
      } else if (!line.isBlank()) {
        sections.merge(name, line, (before, more) -> before + "\n" + more);
      }
    }
    return sections;
  }
}
