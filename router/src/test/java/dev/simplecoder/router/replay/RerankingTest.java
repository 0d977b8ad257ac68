package dev.simplecoder.router.replay;

import static dev.simplecoder.router.Arms.LARGE;
import static dev.simplecoder.router.Arms.SMALL;
import static dev.simplecoder.router.Arms.fresh;
import static dev.simplecoder.router.Arms.task;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.outcome.Fading;
import dev.simplecoder.router.outcome.LearnedOutcomes;
import dev.simplecoder.router.outcome.LearnedOutcomes.Spread;
import dev.simplecoder.router.replay.OutcomeTable.Cell;
import dev.simplecoder.router.replay.OutcomeTable.Task;
import dev.simplecoder.router.replay.Reranking.Tie;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RerankingTest {

  /** The small arm passes more often, and what it passes with is right less often. */
  private static Reranking reranking() {
    var model = new LearnedOutcomes(_ -> 0.5, Fading.NONE, Spread.none());
    for (int i = 0; i < 100; i++) {
      var right = OptionalDouble.of(i % 2);
      model.learn(new Experience(task(0), fresh(SMALL), 1, right, 1));
      var sure = OptionalDouble.of(1);
      model.learn(new Experience(task(0), fresh(LARGE), i % 2, sure, i % 2));
    }
    return new Reranking(model, List.of(fresh(SMALL), fresh(LARGE)), 2);
  }

  private static Task both(Cell small, Cell large) {
    return new Task("t", Features.of(1, 0), List.of(small, large));
  }

  @Test
  void ofTwoThatPassedTheModelTakesTheOneWhoseChecksAreTrusted() {
    Task both = both(new Cell(1, 1, 0, 0), new Cell(1, 1, 1, 1));
    assertEquals(0, reranking().of(both, Tie.ORDER).right());
    assertEquals(1, reranking().of(both, Tie.OUTCOME_MODEL).right());
  }

  @Test
  void whatPassedIsTakenWhateverTheModelExpects() {
    Task one = both(new Cell(1, 1, 1, 1), new Cell(1, 0, 0, 0));
    assertEquals(1, reranking().of(one, Tie.ORDER).right());
    assertEquals(1, reranking().of(one, Tie.OUTCOME_MODEL).right());
    double cost = fresh(SMALL).cost() + fresh(LARGE).cost();
    assertEquals(cost, reranking().of(one, Tie.ORDER).cost());
  }
}
