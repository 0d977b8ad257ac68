package dev.simplecoder.agent;

import dev.simplecoder.agent.StepBudget.Gain;
import dev.simplecoder.agent.claims.Request;
import java.util.Locale;

/** What tasks are told apart by where it is about how much they take. */
public enum TaskKind {
  /** Nothing is to change. */
  QUESTION("questions"),
  /** The first thing that is wished is to create, write, make, generate, implement or set up. */
  CREATE("tasks that make something new"),
  /** Every other wish for a change. */
  CHANGE("changes"),
  /** One step of a plan, whatever the task is. */
  PLANNED_STEP("steps of plans");

  private final String words;

  TaskKind(String words) {
    this.words = words;
  }

  /** By the words of the request alone, so that it is known before anything is done. */
  public static TaskKind of(String request) {
    if (!Request.asksForChange(request)) {
      return QUESTION;
    }
    return Request.asksForNew(request) ? CREATE : CHANGE;
  }

  /** Several of them, for the person. */
  public String words() {
    return words;
  }

  /** One of them, in a file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Gain gain() {
    return switch (this) {
      case QUESTION -> Gain.KNOWLEDGE;
      case CREATE, CHANGE, PLANNED_STEP -> Gain.WORK;
    };
  }
}
