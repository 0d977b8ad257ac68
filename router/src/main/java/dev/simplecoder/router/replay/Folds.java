package dev.simplecoder.router.replay;

import dev.simplecoder.router.replay.OutcomeTable.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Cross-validation by task. */
public final class Folds {

  private Folds() {}

  /** What is learned from, and what is held out. */
  public record Fold(List<Task> training, List<Task> heldOut) {}

  /** Each task is held out in exactly one fold; the seed says in which. */
  public static List<Fold> of(List<Task> tasks, int folds, Random random) {
    List<Task> shuffled = new ArrayList<>(tasks);
    Collections.shuffle(shuffled, random);
    List<Fold> made = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      List<Task> training = new ArrayList<>();
      List<Task> heldOut = new ArrayList<>();
      for (int i = 0; i < shuffled.size(); i++) {
        (i % folds == fold ? heldOut : training).add(shuffled.get(i));
      }
      made.add(new Fold(training, heldOut));
    }
    return made;
  }
}
