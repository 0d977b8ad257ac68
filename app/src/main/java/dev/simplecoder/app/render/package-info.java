/**
 * Events become lines for a person or for a program, and questions find their answer. Renderers
 * read events and nothing else.
 *
 * <p>A person gets the answer on stdout and all activity on stderr. While a reply comes nobody
 * knows whether calls follow, so there are two ways. Where stdout is a terminal, text streams to it
 * as it comes: nobody parses a screen. Where it is not, a reply is held until it is complete: with
 * calls it is activity and goes to stderr, dimmed; the last one without goes to stdout, once and
 * whole, when the task ends; nothing of it is shown on stderr before, since a pipe often ends on
 * the same screen. Whether stderr is a terminal decides about the spinner and colours only.
 *
 * <p>Nothing of others reaches a terminal but through {@link dev.simplecoder.app.shell.Visible}.
 */
@NullMarked
package dev.simplecoder.app.render;

import org.jspecify.annotations.NullMarked;
