/**
 * Measurements that a person can repeat: {@code simplecoder bench rag}.
 *
 * <p>The retriever is measured as it is used, on files on the disk through the index of a
 * workspace, beside two baselines over the same files: {@code KeywordCount}, which is what a search
 * for the words with grep would come to, and {@code PlainBm25}, without any knowledge of code.
 */
@NullMarked
package dev.simplecoder.app.bench;

import org.jspecify.annotations.NullMarked;
