package dev.simplecoder.rag.lucene;

/**
 * A segment on its way through the ranking.
 *
 * @param leaf the part of the index that holds it
 * @param segment its number there
 * @param words what BM25F gives it
 * @param factor what is left of that for a file of its role
 * @param folder what the words of its folder add, or take away
 */
record Candidate(int leaf, int segment, double words, Role role, double factor, double folder) {}
