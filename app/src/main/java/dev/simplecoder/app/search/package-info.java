/**
 * Retrieval for the person, without a model: {@code simplecoder search} and {@code simplecoder
 * index}.
 */
@NullMarked
package dev.simplecoder.app.search;

import org.jspecify.annotations.NullMarked;
