package dev.simplecoder.rag.measure;

import java.util.List;
import java.util.Set;

/**
 * A query whose answer is known.
 *
 * @param repository that it is asked of
 * @param files that are relevant
 * @param spans that are, where the lines are known; else empty
 */
public record Judged(String repository, String query, Set<String> files, List<Span> spans) {

  /** Some lines of a file, the last included. */
  public record Span(String path, int firstLine, int lastLine) {

    boolean overlaps(Span other) {
      return path.equals(other.path) && firstLine <= other.lastLine && other.firstLine <= lastLine;
    }

    Span below(String folder) {
      return new Span(folder + path, firstLine, lastLine);
    }
  }

  public Judged {
    files = Set.copyOf(files);
    spans = List.copyOf(spans);
  }

  /** The same in a workspace that holds several repositories. */
  Judged amongOthers() {
    String folder = repository + "/";
    return new Judged(
        repository,
        query,
        Set.copyOf(files.stream().map(folder::concat).toList()),
        spans.stream().map(span -> span.below(folder)).toList());
  }
}
