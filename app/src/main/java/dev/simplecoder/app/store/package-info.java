/**
 * What outlives the program, in files that only their owner can read: sessions as lines of JSON,
 * one event a line, and the changes that were not applied, as patches beside them.
 *
 * <p>Nothing here ends a task: what cannot be written is told once.
 */
@NullMarked
package dev.simplecoder.app.store;

import org.jspecify.annotations.NullMarked;
