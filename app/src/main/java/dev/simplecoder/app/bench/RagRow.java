package dev.simplecoder.app.bench;

/**
 * What one way of searching came to on one corpus.
 *
 * @param corpus a repository's name; {@link #MACRO} for the mean over them, {@link #MERGED} for all
 *     of them in one workspace
 */
record RagRow(RagTask task, String corpus, Searcher searcher, int queries, Scores scores) {

  static final String MACRO = "(mean)";
  static final String MERGED = "(merged)";

  /** A way of searching. */
  enum Searcher {
    SIMPLECODER("simplecoder"),
    KEYWORDS("keyword count"),
    BM25("plain BM25");

    private final String words;

    Searcher(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
