package dev.simplecoder.agent.tool;

/**
 * Says what may be done. Pure: the same action gets the same decision until a person decides
 * otherwise.
 */
public interface Permissions {

  Decision decide(Action action);

  /** Yes, no, or the person's word. */
  sealed interface Decision {
    record Allow() implements Decision {}

    /** {@code question} shows the exact scope. */
    record Ask(String question) implements Decision {}

    record Deny(String reason) implements Decision {}
  }
}
