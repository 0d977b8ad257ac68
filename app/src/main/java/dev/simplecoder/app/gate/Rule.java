package dev.simplecoder.app.gate;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** By which rule the gate decides on what it expects. */
public enum Rule {
  THRESHOLD,
  TWO_STAGE,
  VALUE_OF_INFORMATION,
  GUARDRAIL,
  ALWAYS,
  NEVER;

  /** As the person calls it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Rule> named(String word) {
    return Stream.of(values()).filter(rule -> rule.word().equals(word)).findFirst();
  }
}
