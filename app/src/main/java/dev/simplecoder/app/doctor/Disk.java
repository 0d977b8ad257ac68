package dev.simplecoder.app.doctor;

import java.io.IOException;
import java.nio.file.Path;

/** Knows how much room there is. */
@FunctionalInterface
public interface Disk {

  /** The bytes that may still be written where an existing folder is. */
  long usable(Path folder) throws IOException;
}
