/**
 * What counts as a word, in prose and in code, and which words of a question carry its meaning.
 *
 * <p>The same {@code Words} read what is indexed and what is asked. Names fall into their parts and
 * are kept whole as well; parts are stemmed; the words that every question has are left out of
 * questions only.
 */
@NullMarked
package dev.simplecoder.rag.words;

import org.jspecify.annotations.NullMarked;
