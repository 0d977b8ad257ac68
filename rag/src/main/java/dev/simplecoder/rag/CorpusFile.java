package dev.simplecoder.rag;

/**
 * A file as the disk lists it, before anything of it is read.
 *
 * @param path relative to the corpus, with slashes
 * @param size in bytes
 * @param modified in milliseconds since 1970
 */
public record CorpusFile(String path, long size, long modified) {

  public CorpusFile {
    if (path.isEmpty() || size < 0) {
      throw new IllegalArgumentException("A file \"" + path + "\" of " + size + " bytes");
    }
  }
}
