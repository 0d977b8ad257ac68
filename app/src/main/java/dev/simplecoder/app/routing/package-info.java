/**
 * Where the agent's wish for a model meets the models that there are: the only package that knows
 * both the agent's ports and the router's policies.
 *
 * <p>A {@code Contender} is a model that a task could go to. {@code RoutedTask} answers the agent
 * when it asks for a model: at the beginning, when an attempt has failed its checks, and for what
 * is asked beside the work ({@code Asides}); models are not changed in between, so that they do not
 * push each other out of memory. What the events of the task say of each becomes a lesson for a
 * {@code Skill}. {@code Memory} holds what was learned: the newest snapshot and the lessons of the
 * log after it, so that processes learn from each other. {@code Costs} says what a call takes on
 * this machine, in seconds, and {@code RequestMeanings} what a request means to an embedding model.
 * Where there is one model, or the person has named one, {@code OneModel} is all there is.
 */
@NullMarked
package dev.simplecoder.app.routing;

import org.jspecify.annotations.NullMarked;
