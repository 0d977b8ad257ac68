/**
 * The command line: what the person wrote becomes a task, or one of the commands.
 *
 * <p>{@link dev.simplecoder.app.command.Program} decides between the two. Command lines are
 * described by values, not by annotated classes, so that a start loads no more than it uses: a
 * {@link dev.simplecoder.app.command.Subcommand} is a name until it is called. A task ends in
 * {@link dev.simplecoder.app.command.TaskRun}, which the wiring provides.
 */
@NullMarked
package dev.simplecoder.app.command;

import org.jspecify.annotations.NullMarked;
