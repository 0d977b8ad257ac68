package dev.simplecoder.app.settings;

import static dev.simplecoder.app.settings.ProjectRule.never;
import static dev.simplecoder.app.settings.ProjectRule.only;

import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.app.gate.Rule;

/** What there is to set of the gate that changes pass before the person is asked. */
public final class GateKeys {

  public static final Key<Mode> GATE =
      new Key<>(
          "gate",
          Kinds.choice(Mode.class),
          Mode.ON,
          never(),
          "whether changes that are hardly worth your time are withheld; without a terminal only"
              + " where it is set");

  public static final Key<Rule> POLICY =
      new Key<>(
          "gate_policy", Kinds.rule(), Rule.THRESHOLD, never(), "by what rule the gate decides");

  public static final Key<Boolean> ALWAYS_SHOW =
      new Key<>(
          "always_show",
          Kinds.flag(),
          false,
          never(),
          "show all you asked for, also what the gate would withhold");

  public static final Key<Double> WRITING_SPEED =
      new Key<>(
          "writing_speed",
          Kinds.decimal(0.1, 100),
          2.3,
          never(),
          "the characters a second that you write by hand, by which the gate counts what is saved");

  public static final Key<Boolean> OFFERS =
      new Key<>(
          "offers",
          Kinds.flag(),
          true,
          only(false),
          "whether a session offers what could be done next, as far as the gate lets it");

  private GateKeys() {}
}
