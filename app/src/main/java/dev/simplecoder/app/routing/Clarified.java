package dev.simplecoder.app.routing;

import dev.simplecoder.app.store.decisions.Lesson.Spent;
import java.util.OptionalLong;

/**
 * A request that is clear, or as clear as it gets.
 *
 * @param request with what the person has answered behind it
 * @param isAsked whether the person was asked
 * @param decision the number of the decision to ask or not; empty where there was none to make, or
 *     it could not be kept
 * @param spent by the model that wrote the question
 */
public record Clarified(String request, boolean isAsked, OptionalLong decision, Spent spent) {

  /** Nothing was to be asked. */
  public static Clarified asItIs(String request) {
    return new Clarified(request, false, OptionalLong.empty(), Spent.NOTHING);
  }
}
