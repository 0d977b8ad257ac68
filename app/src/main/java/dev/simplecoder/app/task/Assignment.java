package dev.simplecoder.app.task;

import dev.simplecoder.agent.model.Role;
import dev.simplecoder.app.verify.TaskChecks;

/**
 * What a model is looked for.
 *
 * @param request what is to be done, also where that was said in an earlier process
 * @param role as which it begins
 * @param checks what it will be tried out with
 */
public record Assignment(String request, Role role, TaskChecks checks) {}
