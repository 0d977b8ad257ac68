package dev.simplecoder.tools.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes files for tests. */
final class Trees {

  private Trees() {}

  static Path file(Path root, String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  static Path link(Path root, String path, String target) throws IOException {
    Path link = root.resolve(path);
    Files.createDirectories(link.getParent());
    return Files.createSymbolicLink(link, Path.of(target));
  }
}
