package dev.simplecoder.app.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a text with the file that holds what is expected. With {@code -Dgolden=write} the file
 * is written instead, and the test fails all the same, so that nobody forgets to look at it.
 */
public final class Golden {

  private Golden() {}

  /** The file is {@code src/test/golden/<name>}. */
  public static void check(String name, String actual) {
    try {
      Path file = folder().resolve(name);
      if ("write".equals(System.getProperty("golden"))) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
        fail("written, look at it: " + file);
      }
      assertEquals(Files.readString(file), actual, () -> file + " (-Dgolden=write rewrites it)");
    } catch (IOException | URISyntaxException failed) {
      throw new AssertionError("no expectation for " + name, failed);
    }
  }

  private static Path folder() throws URISyntaxException {
    Path classes =
        Path.of(Golden.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return classes.resolve("../../src/test/golden").normalize();
  }
}
