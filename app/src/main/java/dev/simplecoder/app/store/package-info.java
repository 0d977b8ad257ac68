/**
 * What outlives the program, in files that only their owner can read: sessions as lines of JSON,
 * one event a line; the changes that were not applied, as patches beside them; what the person has
 * allowed, one grant a line; and what is known of models, one a line.
 *
 * <p>Every file is written whole or by one append, so that a crash, a full disk or another process
 * spoils at most its last line. What cannot be written is told once and ends no task.
 */
@NullMarked
package dev.simplecoder.app.store;

import org.jspecify.annotations.NullMarked;
