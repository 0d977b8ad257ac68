package dev.simplecoder.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The fixed instructions that conversations begin with. They lie beside this class as text files.
 */
public final class Prompts {

  private Prompts() {}

  /** For work on files through tools; fixed, so that a server reads it once. */
  public static String act() {
    try (InputStream file = Prompts.class.getResourceAsStream("act.md")) {
      if (file == null) {
        throw new IllegalStateException("act.md is not beside " + Prompts.class);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
