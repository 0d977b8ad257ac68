/**
 * The index on Lucene, and the ranking over it, which is our own.
 *
 * <p>{@code Differences} and {@code Update} bring the index to what the corpus is, {@code
 * Documents} says what is kept of a file: words by field, lines, declared names; no text. {@code
 * Ranking} reads Lucene's postings: {@code Evidence} by BM25F, {@code Names} for declared names
 * that the question says, {@code Role} for what a file is there for, {@code FolderWords} and {@code
 * NamesakeTests} for what other passages say of it. {@code Candidates} picks the few hundred that
 * are looked at one by one. {@code LuceneRetriever} reads the passages from the disk and drops what
 * is not the same there any more. {@code Reasons} takes a score apart to the last bit. {@code
 * VectorStore} has vectors on the disk, of which {@code Meanings} knows the rows: a search reads
 * all their {@code Sketches}, and the vectors of those that look nearest.
 */
@NullMarked
package dev.simplecoder.rag.lucene;

import org.jspecify.annotations.NullMarked;
