package dev.simplecoder.router.replay;

import static dev.simplecoder.router.Arms.LARGE;
import static dev.simplecoder.router.Arms.SAMPLED;
import static dev.simplecoder.router.Arms.SMALL;
import static dev.simplecoder.router.Arms.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.Features;
import dev.simplecoder.router.policy.Fixed;
import dev.simplecoder.router.replay.OutcomeTable.Cell;
import dev.simplecoder.router.replay.OutcomeTable.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlayTest {

  /** The small arm passes and is wrong, the large one is right, the third one half of the time. */
  private static final Task TASK =
      new Task(
          "t",
          Features.of(1, 0),
          List.of(new Cell(1, 1, 0, 0), Cell.trusted(1, 1), Cell.trusted(4, 2)));

  @Test
  void whatPassesIsTakenThoughItIsWrong() {
    Play.Result result = play(List.of("small", "large"), 2);
    assertEquals(new Play.Result(0, 1, 1, 0), result);
  }

  /** The first sample passes with 2/4; if not, the next of the other three with 2/3. */
  @Test
  void samplesAreDrawnWithoutPuttingThemBack() {
    Play.Result result = play(List.of("sampled", "sampled"), 2);
    assertEquals(0.5 + 0.5 * 2 / 3, result.right(), 1e-12);
    assertEquals(3 + 0.5 * 3, result.cost(), 1e-12);
    assertEquals(0.5, result.firstFailed(), 1e-12);
    assertEquals(0.5 * 2 / 3, result.repaired(), 1e-12);
  }

  @Test
  void whereNothingMoreMayBeTriedTheLastOneIsTaken() {
    var task =
        new Task(
            "u",
            Features.of(1, 0),
            List.of(new Cell(1, 0, 1, 0), TASK.cells().get(1), TASK.cells().get(2)));
    var play = new Play(new Fixed(List.of("small")), options(), 1, new Random(1));
    assertEquals(1, play.of(task).right(), 1e-12);
  }

  @Test
  void countsThatCannotBeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Cell(1, 2, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Cell(2, 1, 1, 2));
    assertThrows(IllegalArgumentException.class, () -> new Cell(0, 0, 0, 0));
  }

  @Test
  void eachTaskIsHeldOutOnceForEverySeedAndNeverLearnedFromThen() {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      tasks.add(new Task("task " + i, Features.of(1, i), TASK.cells()));
    }
    var table = new OutcomeTable(List.of(SMALL, LARGE, SAMPLED), tasks);
    var validation = new CrossValidation(table, options(), 5, 2, Random::new);
    var heldOut = new AtomicInteger();
    List<Play.Result> results =
        validation.heldOut(
            () ->
                (training, _) -> {
                  Set<Features> seen = new HashSet<>();
                  training.forEach(task -> seen.add(task.features()));
                  heldOut.addAndGet(tasks.size() - training.size());
                  return new Watched(new Fixed(List.of("large")), seen);
                },
            1);
    assertEquals(2 * tasks.size(), heldOut.get());
    assertEquals(tasks.size(), results.size());
    assertTrue(results.stream().allMatch(result -> result.right() == 1), "" + results);
  }

  /** Seeds are measured side by side; what one draws is not seen by another. */
  @Test
  void figuresAreTheMeanOfWhatEachSeedComesToAlone() {
    var table = new OutcomeTable(List.of(SMALL, LARGE, SAMPLED), List.of(TASK));
    List<Double> drawn = new ArrayList<>();
    for (long seed = 1; seed <= 8; seed++) {
      drawn.add(new Random(seed).nextDouble());
    }
    CrossValidation.Way way = (_, random) -> _ -> new Play.Result(random.nextDouble(), 0, 0, 0);
    List<Play.Result> means =
        new CrossValidation(table, options(), 1, 8, Random::new).heldOut(() -> way);
    double mean = drawn.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    assertEquals(mean, means.getFirst().right(), 1e-12);
  }

  private static Play.Result play(List<String> arms, int attempts) {
    return new Play(new Fixed(arms), options(), attempts, new Random(1)).of(TASK);
  }
}
