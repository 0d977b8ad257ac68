/**
 * A coarse plan of a task, as values.
 *
 * <p>A {@link dev.simplecoder.agent.plan.Plan} is a few {@link dev.simplecoder.agent.plan.Step}s:
 * what to do, which files, how to check it. {@link dev.simplecoder.agent.plan.PlanReader} reads one
 * from whatever a small model or a person wrote; {@link dev.simplecoder.agent.plan.PlanText} writes
 * one for either of them. {@link dev.simplecoder.agent.plan.PlanState} is how far it has come.
 * Nothing here asks a model or knows an event.
 */
@NullMarked
package dev.simplecoder.agent.plan;

import org.jspecify.annotations.NullMarked;
