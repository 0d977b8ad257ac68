package dev.simplecoder.agent;

import java.util.Map;
import java.util.Objects;

/**
 * The fixed instructions that conversations begin with. They lie beside this class as text files.
 */
public final class Prompts {

  private static final String EDITS = "{edits}";

  private Prompts() {}

  /** For work on files through tools; fixed for a model, so that a server reads it once. */
  public static String act(EditFormat format) {
    Map<String, String> edits = Sections.of("edits.md");
    return TextBeside.of(Prompts.class, "act.md")
        .strip()
        .replace(EDITS, Objects.requireNonNull(edits.get(format.name()), format::name));
  }
}
