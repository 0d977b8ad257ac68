package dev.simplecoder.rag;

/** A file that was found, with what its best passages add up to. */
public record FileHit(String path, Explanation why) {

  /** Higher is better; comparable within one search only. */
  public double score() {
    return why.score();
  }
}
