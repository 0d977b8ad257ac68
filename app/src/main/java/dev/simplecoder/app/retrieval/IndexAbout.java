package dev.simplecoder.app.retrieval;

import dev.simplecoder.rag.Refresh;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is written down beside an index for the person.
 *
 * @param updated when it was last brought to what the workspace was
 * @param leftOut how many files are not in it, by the reason
 */
public record IndexAbout(
    Path workspace, Instant updated, int files, SortedMap<String, Integer> leftOut) {

  public IndexAbout {
    leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
  }

  static IndexAbout of(Path workspace, Instant updated, Refresh refresh) {
    return new IndexAbout(workspace, updated, refresh.files(), new TreeMap<>(refresh.leftOut()));
  }

  void write(Path file) throws IOException {
    var text = new StringBuilder();
    text.append(workspace.toUri()).append('\n');
    text.append(updated).append('\n');
    text.append(files).append('\n');
    leftOut.forEach((why, number) -> text.append(number).append(' ').append(why).append('\n'));
    Files.writeString(file, text);
  }

  /** Empty where there is none, or one that cannot be read. */
  static Optional<IndexAbout> read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      SortedMap<String, Integer> leftOut = new TreeMap<>();
      for (String line : lines.subList(3, lines.size())) {
        int space = line.indexOf(' ');
        leftOut.put(line.substring(space + 1), Integer.valueOf(line.substring(0, space)));
      }
      return Optional.of(
          new IndexAbout(
              Path.of(URI.create(lines.get(0))),
              Instant.parse(lines.get(1)),
              Integer.parseInt(lines.get(2)),
              leftOut));
    } catch (IOException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | FileSystemNotFoundException
        | DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
