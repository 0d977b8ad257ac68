/**
 * Replies on a terminal as they are meant: Markdown becomes lines of styled text while it comes.
 *
 * <p>{@link dev.simplecoder.app.markdown.MarkdownStream} cuts a reply where a block has surely
 * ended, and code at every line; {@link dev.simplecoder.app.markdown.Block} draws what was cut off
 * in the width that there is. What is drawn stays as it is: nothing on the screen is drawn twice.
 */
@NullMarked
package dev.simplecoder.app.markdown;

import org.jspecify.annotations.NullMarked;
