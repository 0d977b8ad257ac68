package dev.simplecoder.app.task;

import dev.simplecoder.agent.model.Role;
import dev.simplecoder.app.routing.Inquiry;
import dev.simplecoder.app.verify.TaskChecks;
import java.util.Optional;

/**
 * What a model is looked for.
 *
 * @param id of the session
 * @param request what is to be done, also where that was said in an earlier process
 * @param role as which it begins
 * @param checks what it will be tried out with
 * @param person who can be asked about the request; empty where nobody is to be
 */
public record Assignment(
    String id, String request, Role role, TaskChecks checks, Optional<Inquiry> person) {

  /** Where somebody can be asked. */
  Assignment asking(Inquiry inquiry) {
    return new Assignment(id, request, role, checks, Optional.of(inquiry));
  }

  /** With another request. */
  Assignment of(String clearer) {
    return new Assignment(id, clearer, role, checks, person);
  }
}
