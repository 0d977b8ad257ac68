package dev.simplecoder.router.train;

import dev.simplecoder.router.Features;
import java.util.List;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/** Learns which arm to ask for a task; arms are known by their numbers. */
public interface Trainer {

  /** How often each arm is asked for such a task, in their order; they add up to 1. */
  List<Double> probabilities(Features task);

  /** The arms that make the attempts of a group on one task. */
  List<Draw> group(Features task, int size, RandomGenerator random);

  /**
   * An arm of a group.
   *
   * @param probability with which this arm came at this place of the group
   */
  record Draw(int arm, double probability) {}

  /** What it learns from. */
  Signal signal();

  /** Takes in a step's attempts. */
  void trainStep(Batch batch);

  /** All that was learned, by name. */
  SequencedMap<String, List<Double>> learned();

  /** What of a group's rewards teaches. */
  enum Signal {
    /** How they differ: a group whose attempts were all worth the same teaches nothing (F-23). */
    DIFFERENCES,
    /** Each of them: that all fail is worth knowing too. */
    REWARDS
  }

  /**
   * The attempts of one step.
   *
   * @param attempts how many were made, those of groups that were skipped included
   */
  record Batch(List<Datum> data, int attempts) {

    public Batch {
      data = List.copyOf(data);
      if (attempts < data.size()) {
        throw new IllegalArgumentException(data.size() + " of " + attempts + " attempts");
      }
    }
  }
}
