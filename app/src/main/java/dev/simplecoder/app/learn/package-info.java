/**
 * {@code simplecoder learn}: which model to ask is learned on tasks that have tests. {@code
 * LearnCommand} reads the options and opens a run; {@code LearningLoop} has the step, which reads
 * as {@code shouldSkip}, {@code computeAdvantages}, {@code makeDatum} and {@code trainStep}; {@code
 * Results} writes what comes of it.
 *
 * <p>Attempts are all that is paid for, so each is in {@code attempts.jsonl} before anything is
 * made of it. Everything else is a function of the attempts and of {@code config.json}: a run that
 * was killed is gone through again from its first step, and asks only for what is not in the file.
 */
@NullMarked
package dev.simplecoder.app.learn;

import org.jspecify.annotations.NullMarked;
