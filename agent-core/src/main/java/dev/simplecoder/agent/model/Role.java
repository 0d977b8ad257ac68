package dev.simplecoder.agent.model;

/** What a model is asked for; each role is chosen for separately. */
public enum Role {
  ACT,
  PLAN,
  COMPACT,
  REPAIR,
  ANSWER
}
