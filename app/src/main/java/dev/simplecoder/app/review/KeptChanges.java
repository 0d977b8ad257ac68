package dev.simplecoder.app.review;

import java.io.IOException;
import java.nio.file.Path;

/** Where changes go that are not applied. */
@FunctionalInterface
public interface KeptChanges {

  /** Writes the diff to a new file, which is returned. */
  Path keep(String diff) throws IOException;
}
