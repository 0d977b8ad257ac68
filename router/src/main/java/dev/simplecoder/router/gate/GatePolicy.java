package dev.simplecoder.router.gate;

import java.util.random.RandomGenerator;

/** A rule of what to generate and show. */
public interface GatePolicy {

  /** As tables and logs call it. */
  String name();

  /** Pure but for what it draws from {@code random}. */
  Decision decide(Item item, RandomGenerator random);
}
