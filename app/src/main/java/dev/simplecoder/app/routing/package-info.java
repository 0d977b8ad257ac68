/**
 * Where the agent's wish for a model meets the models that there are: the only package that knows
 * both the agent's ports and the router's policies.
 *
 * <p>A {@code Contender} is a model that a task could go to. {@code RoutedTask} answers the agent
 * when it asks for a model: at the beginning, and again when an attempt has failed its checks,
 * never in between, so that models do not push each other out of memory. It hears the events of the
 * task, and what they say of an attempt becomes a lesson. {@code Experience} holds what was
 * learned: the newest snapshot and the lessons of the log after it, so that processes learn from
 * each other. {@code Costs} says what an attempt takes on this machine, in seconds. Where there is
 * one model, or the person has named one, {@code OneModel} is all there is.
 */
@NullMarked
package dev.simplecoder.app.routing;

import org.jspecify.annotations.NullMarked;
