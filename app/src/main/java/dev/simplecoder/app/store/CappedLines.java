package dev.simplecoder.app.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of lines that processes share, of which the newest stay. Lines that cannot be understood
 * are set aside in a file beside it.
 */
final class CappedLines {

  private final LockedFile file;
  private final Path aside;
  private final int mostLines;
  private final int mostBytes;

  /** {@code stem} names the files, by their endings. */
  CappedLines(Path folder, String stem, int mostLines, int mostBytes) {
    this.file = new LockedFile(folder, stem, mostBytes);
    this.aside = folder.resolve(stem + ".damaged");
    this.mostLines = mostLines;
    this.mostBytes = mostBytes;
  }

  /** Fails for a line that is not one. */
  interface Check {
    void read(String line) throws IOException;
  }

  /** Makes of the lines that are understood those that shall be there, oldest first. */
  interface Change {
    List<String> of(List<String> lines) throws IOException;
  }

  /** The lines as they are, also those that cannot be understood; empty where there is no file. */
  String text() throws IOException {
    return file.text();
  }

  /**
   * Blocks while another process changes the file.
   *
   * @return for the person, where lines were set aside
   */
  Optional<String> change(Check check, Change change) throws IOException {
    int damaged = file.locked(() -> replace(check, change));
    return damaged == 0
        ? Optional.empty()
        : Optional.of(
            "%d %s of %s could not be understood and %s now in %s"
                .formatted(
                    damaged,
                    damaged == 1 ? "line" : "lines",
                    file.path(),
                    damaged == 1 ? "is" : "are",
                    aside));
  }

  /** Returns how many lines were set aside. */
  private int replace(Check check, Change change) throws IOException {
    List<String> understood = new ArrayList<>();
    List<String> damaged = new ArrayList<>();
    for (String line : lines(damaged)) {
      try {
        check.read(line);
        understood.add(line);
      } catch (IOException _) {
        damaged.add(line);
      }
    }
    List<String> changed = change.of(understood);
    if (!damaged.isEmpty()) {
      setAside(damaged);
    }
    file.replace(newest(changed));
    return damaged.size();
  }

  /** A file that has grown beyond all bounds is somebody else's work, and damaged as a whole. */
  private List<String> lines(List<String> damaged) throws IOException {
    if (Files.exists(file.path()) && mostBytes < Files.size(file.path())) {
      damaged.add(file.path().getFileName() + " was larger than " + mostBytes + " bytes");
      return List.of();
    }
    return file.text().lines().filter(line -> !line.isBlank()).toList();
  }

  /** The latest damage only: what is kept for a person to look at need not grow. */
  private void setAside(List<String> damaged) throws IOException {
    Files.deleteIfExists(aside);
    OwnerOnly.newFile(aside);
    Files.write(aside, damaged, StandardOpenOption.WRITE);
  }

  private String newest(List<String> lines) {
    int first = Math.max(0, lines.size() - mostLines);
    String text = joined(lines.subList(first, lines.size()));
    while (mostBytes < text.getBytes(StandardCharsets.UTF_8).length) {
      first++;
      text = joined(lines.subList(first, lines.size()));
    }
    return text;
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
