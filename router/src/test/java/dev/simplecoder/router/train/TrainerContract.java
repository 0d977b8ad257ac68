package dev.simplecoder.router.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.reward.Reward;
import dev.simplecoder.router.reward.RewardGroup;
import dev.simplecoder.router.reward.Sight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** What every trainer keeps to. */
interface TrainerContract {

  List<Arm> ARMS =
      List.of(
          new Arm("small", "one", 1, false),
          new Arm("middle", "one", 3, false),
          new Arm("large", "two", 7, false));

  /** The first is for any task, the second tells two kinds apart. */
  List<Features> KINDS = List.of(Features.of(1, 1), Features.of(1, -1));

  Trainer trainer();

  /** The first arm is right on the one kind, the last on the other, the middle one on neither. */
  private static double worth(int kind, int arm) {
    return (kind == 0 && arm == 0) || (kind == 1 && arm == 2) ? 1 : -0.1;
  }

  private static SequencedMap<String, List<Double>> taught(Trainer trainer, int steps, long seed) {
    var random = new Random(seed);
    for (int step = 0; step < steps; step++) {
      List<Datum> data = new ArrayList<>();
      for (int kind = 0; kind < 2; kind++) {
        Features task = KINDS.get(kind);
        int number = kind;
        List<Integer> arms = arms(trainer.group(task, 4, random));
        List<Double> advantages =
            new RewardGroup<Sight.Hidden>(
                    arms.stream()
                        .map(arm -> new Reward.Known<Sight.Hidden>(worth(number, arm)))
                        .toList())
                .computeAdvantages();
        for (int i = 0; i < arms.size(); i++) {
          data.add(new Datum(task, arms.get(i), worth(kind, arms.get(i)), advantages.get(i)));
        }
      }
      trainer.trainStep(new Trainer.Batch(data, data.size()));
    }
    return trainer.learned();
  }

  static List<Integer> arms(List<Trainer.Draw> group) {
    return group.stream().map(Trainer.Draw::arm).toList();
  }

  @Test
  default void probabilitiesAddUpToOneBeforeAndAfterLearning() {
    Trainer trainer = trainer();
    for (int steps : List.of(0, 30)) {
      taught(trainer, steps, 1);
      for (Features task : KINDS) {
        double sum = trainer.probabilities(task).stream().mapToDouble(Double::doubleValue).sum();
        assertEquals(1, sum, 1e-12);
      }
    }
  }

  @Test
  default void itLearnsWhichArmIsRightOnWhichTasks() {
    Trainer trainer = trainer();
    taught(trainer, 60, 2);
    assertTrue(0.8 < trainer.probabilities(KINDS.get(0)).get(0), "" + trainer.learned());
    assertTrue(0.8 < trainer.probabilities(KINDS.get(1)).get(2), "" + trainer.learned());
  }

  @Test
  default void theSameDataAndSeedLearnTheSameToTheLastBit() {
    assertEquals(taught(trainer(), 40, 7), taught(trainer(), 40, 7));
  }

  @Test
  default void aGroupHasTheSizeThatIsWantedAlsoWhereItIsLargerThanThePool() {
    for (int size : List.of(1, 2, 3, 8)) {
      List<Integer> arms = arms(trainer().group(KINDS.getFirst(), size, new Random(4)));
      assertEquals(size, arms.size());
      assertTrue(arms.stream().allMatch(arm -> 0 <= arm && arm < ARMS.size()), "" + arms);
    }
  }

  @Test
  default void whatADrawSaysOfItsProbabilityIsHowOftenItComesThere() {
    Trainer trainer = trainer();
    taught(trainer, 3, 9);
    int rounds = 4000;
    Map<List<Integer>, Integer> counts = new HashMap<>();
    Map<List<Integer>, Double> said = new HashMap<>();
    var random = new Random(12);
    for (int round = 0; round < rounds; round++) {
      List<Trainer.Draw> group = trainer.group(KINDS.getFirst(), 4, random);
      for (int place = 0; place < group.size(); place++) {
        List<Integer> draw = List.of(place, group.get(place).arm());
        counts.merge(draw, 1, Integer::sum);
        said.put(draw, group.get(place).probability());
      }
    }
    said.forEach((draw, probability) ->
        assertEquals(probability, (double) counts.getOrDefault(draw, 0) / rounds, 0.03, "" + draw));
  }
}
