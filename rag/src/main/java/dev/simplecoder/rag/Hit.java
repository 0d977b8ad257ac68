package dev.simplecoder.rag;

/**
 * A passage that was found, as it is on the disk now.
 *
 * @param firstLine from 1
 * @param lastLine included
 */
public record Hit(String path, int firstLine, int lastLine, String text, Explanation why) {

  public Hit {
    if (firstLine < 1 || lastLine < firstLine) {
      throw new IllegalArgumentException("Lines " + firstLine + " to " + lastLine);
    }
  }

  /** Higher is better; comparable within one search only. */
  public double score() {
    return why.score();
  }
}
