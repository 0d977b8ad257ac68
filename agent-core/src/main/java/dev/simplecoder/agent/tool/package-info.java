/**
 * The one way from a model's wish to an effect: {@code ToolCall → Tool.prepare → Permissions →
 * Approver → Prepared.run}.
 *
 * <p>{@link dev.simplecoder.agent.tool.Tool#prepare} has no effect and says what would be done as
 * an {@link dev.simplecoder.agent.tool.Action}; permissions look at nothing else. {@link
 * dev.simplecoder.agent.tool.ToolRunner} is the only caller of {@code Prepared.run}.
 */
@NullMarked
package dev.simplecoder.agent.tool;

import org.jspecify.annotations.NullMarked;
