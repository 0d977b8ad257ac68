/**
 * Where the retriever meets the workspace, the cache and the person.
 *
 * <p>{@code WorkspaceCorpus} shows the index the files that {@code search_in_files} would look into
 * unasked, and no others. {@link dev.simplecoder.app.retrieval.Indexes} keeps an index for each
 * workspace below the cache directory, named by a hash of the workspace's real path, and drops the
 * oldest. {@link dev.simplecoder.app.retrieval.TaskRetrieval} is what a task has of it: passages
 * for the request, and answers for searches that are put in words.
 *
 * <p>Nothing of Lucene is loaded before the first of them is used.
 */
@NullMarked
package dev.simplecoder.app.retrieval;

import org.jspecify.annotations.NullMarked;
