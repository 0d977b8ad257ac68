package dev.simplecoder.app.settings;

import static dev.simplecoder.app.settings.ProjectRule.never;

/** What there is to set of the gate that changes pass before the person is asked. */
public final class GateKeys {

  /** By what rule it decides. */
  public enum Rule {
    /** What is expected to save time is shown. */
    THRESHOLD,
    /** The same, where the context alone does not settle it. */
    TWO_STAGE,
    /** The same, with generation by what it may be worth. */
    VALUE_OF_INFORMATION,
    /** Only what lies where nearly everything was rejected is held back. */
    GUARDRAIL,
    ALWAYS,
    NEVER
  }

  public static final Key<Gating> GATE =
      new Key<>(
          "gate",
          Kinds.choice(Gating.class),
          Gating.SHADOW,
          never(),
          "whether changes that are hardly worth your time are withheld; nothing is judged by"
              + " itself where there is no terminal");

  public static final Key<Rule> POLICY =
      new Key<>(
          "gate_policy",
          Kinds.choice(Rule.class),
          Rule.THRESHOLD,
          never(),
          "by what rule the gate decides");

  public static final Key<Boolean> ALWAYS_SHOW =
      new Key<>(
          "always_show",
          Kinds.flag(),
          false,
          never(),
          "show all changes, also those that the gate would withhold");

  public static final Key<Double> WRITING_SPEED =
      new Key<>(
          "writing_speed",
          Kinds.decimal(0.1, 100),
          2.3,
          never(),
          "the characters a second that you write by hand, by which the gate counts what is saved");

  private GateKeys() {}
}
