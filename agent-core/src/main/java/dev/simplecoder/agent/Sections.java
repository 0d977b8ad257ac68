package dev.simplecoder.agent;

import java.util.HashMap;
import java.util.Map;

/** Texts for the model under headings, in files beside this class. */
final class Sections {

  private static final String HEAD = "# ";

  private Sections() {}

  /** The texts of a file by their headings. */
  static Map<String, String> of(String file) {
    Map<String, String> sections = new HashMap<>();
    String name = "";
    for (String line : TextBeside.of(Sections.class, file).lines().toList()) {
      if (line.startsWith(HEAD)) {
        name = line.substring(HEAD.length());
      } else if (!line.isBlank()) {
        sections.merge(name, line, (before, more) -> before + "\n" + more);
      }
    }
    return sections;
  }
}
