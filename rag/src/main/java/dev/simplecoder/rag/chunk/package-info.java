/**
 * From a file's text to segments: passages of up to forty lines that begin where a declaration
 * does.
 *
 * <p>{@code SourceScanner} tells code from comments and strings, {@code Declarations} finds what a
 * file declares by the look of its lines, {@code Chunker} cuts. All three go over the text once and
 * know no grammar: code that does not compile, or that is no code, gives segments too. A body that
 * is longer than a segment is cut by lines, with an overlap.
 */
@NullMarked
package dev.simplecoder.rag.chunk;

import org.jspecify.annotations.NullMarked;
