package dev.simplecoder.rag.chunk;

import java.util.List;

/**
 * A passage of a file, some forty lines, cut where declarations begin.
 *
 * @param firstLine from 1
 * @param lastLine included
 * @param symbols names that it declares, in their order, each once
 * @param scope names of the declarations around its first line, the outermost first
 * @param code its text without comments
 * @param comments what the comments say
 */
public record Segment(
    int firstLine,
    int lastLine,
    List<String> symbols,
    List<String> scope,
    String code,
    String comments) {

  public Segment {
    if (firstLine < 1 || lastLine < firstLine) {
      throw new IllegalArgumentException("Lines " + firstLine + " to " + lastLine);
    }
    symbols = List.copyOf(symbols);
    scope = List.copyOf(scope);
  }
}
