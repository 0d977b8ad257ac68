package dev.simplecoder.router.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TrainersTest {

  private static Trainer trainer(Learning learning) {
    return learning.trainer(TrainerContract.ARMS, 2, new Random(0));
  }

  @Nested
  class OfReinforce implements TrainerContract {
    @Override
    public Trainer trainer() {
      return TrainersTest.trainer(Learning.REINFORCE);
    }

    @Test
    void itBeginsWithAllArmsAlike() {
      double third = 1.0 / 3;
      assertEquals(List.of(third, third, third), trainer().probabilities(KINDS.getFirst()));
    }
  }

  @Nested
  class OfLinUcb implements TrainerContract {
    @Override
    public Trainer trainer() {
      return TrainersTest.trainer(Learning.LINUCB);
    }
  }

  @Nested
  class OfOutcomes implements TrainerContract {
    @Override
    public Trainer trainer() {
      return TrainersTest.trainer(Learning.OUTCOMES);
    }

    @Test
    void aGroupHasEachArmOnceBeforeOneComesTwice() {
      for (int seed = 0; seed < 20; seed++) {
        List<Integer> arms =
            TrainerContract.arms(trainer().group(KINDS.getFirst(), 3, new Random(seed)));
        assertEquals(Set.of(0, 1, 2), Set.copyOf(arms), "seed " + seed);
      }
    }
  }

  @Test
  void eachHasItsWord() {
    assertEquals(Optional.of(Learning.LINUCB), Learning.of("linucb"));
    assertEquals(Optional.empty(), Learning.of("adam"));
  }
}
