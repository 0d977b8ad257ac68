/**
 * What a measurement or a learning run leaves behind, in a folder of its own: {@code runs/<UTC
 * timestamp>/}. {@code config.json} repeats it, {@code metrics.jsonl} says what came of it, one row
 * a line, {@code run.log} when, and {@code report.md} shows the rows as tables.
 *
 * <p>Files are appended to line by line or replaced whole, so that a kill spoils at most a last
 * line, which is cut away when the run goes on. A run belongs to one process at a time. What cannot
 * be written ends the run with the place and the reason.
 */
@NullMarked
package dev.simplecoder.app.runs;

import org.jspecify.annotations.NullMarked;
