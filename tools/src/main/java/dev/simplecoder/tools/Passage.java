package dev.simplecoder.tools;

/**
 * Some lines of a file that were found.
 *
 * @param path below the workspace
 * @param firstLine from 1
 * @param lastLine included
 */
public record Passage(String path, int firstLine, int lastLine, String text) {

  /** As an answer cites it. */
  public String place() {
    return path + ":" + firstLine + "-" + lastLine;
  }
}
