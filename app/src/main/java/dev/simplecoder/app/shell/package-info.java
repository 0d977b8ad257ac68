/**
 * The outside of the program as values: what started it, where it may keep things, and how it ends.
 *
 * <p>{@code Main} makes one {@link dev.simplecoder.app.shell.Shell} and hands it on; nothing else
 * reads the environment or the standard streams. Wrong input of the person is a {@link
 * dev.simplecoder.app.shell.UserError}, and every way to end has its {@link
 * dev.simplecoder.app.shell.ExitCode}.
 */
@NullMarked
package dev.simplecoder.app.shell;

import org.jspecify.annotations.NullMarked;
