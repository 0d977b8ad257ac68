package dev.simplecoder.rag.lucene;

/**
 * A segment on its way through the ranking.
 *
 * @param leaf the part of the index that holds it
 * @param segment its number there
 * @param words what BM25F gives it
 */
record Candidate(int leaf, int segment, double words, Role role, double factor) {

  double demoted() {
    return words * factor;
  }
}
