package dev.simplecoder.agent;

import dev.simplecoder.agent.model.Role;

/**
 * What a person wants done.
 *
 * @param instructions the fixed head of the conversation, used where this task begins one
 * @param role what kind of model call its steps are
 */
public record Task(String id, String instructions, String request, Role role) {
  public Task {
    if (request.isBlank()) {
      throw new IllegalArgumentException("an empty request is no task");
    }
  }
}
