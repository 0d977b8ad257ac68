package dev.simplecoder.app.task;

import dev.simplecoder.app.verify.TaskChecks;

/**
 * What a model is looked for.
 *
 * @param request what is to be done, also where that was said in an earlier process
 * @param checks what it will be tried out with
 */
public record Assignment(String request, TaskChecks checks) {}
