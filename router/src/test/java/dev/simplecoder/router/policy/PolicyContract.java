package dev.simplecoder.router.policy;

import static dev.simplecoder.router.Arms.LARGE;
import static dev.simplecoder.router.Arms.SAMPLED;
import static dev.simplecoder.router.Arms.SMALL;
import static dev.simplecoder.router.Arms.failed;
import static dev.simplecoder.router.Arms.fresh;
import static dev.simplecoder.router.Arms.options;
import static dev.simplecoder.router.Arms.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every policy does, and every one that learns. */
interface PolicyContract {

  /** A new one, for two features. */
  Policy policy();

  @Test
  default void aChoiceIsMadeAsOftenAsItsProbabilitySays() {
    Policy policy = taught(7);
    var random = new Random(3);
    Map<Move, Integer> counts = new HashMap<>();
    Map<Move, Double> probabilities = new HashMap<>();
    int draws = 4000;
    for (int i = 0; i < draws; i++) {
      Choice choice = policy.choose(task(0.3), options(), random);
      counts.merge(choice.move(), 1, Integer::sum);
      probabilities.merge(choice.move(), choice.probability(), Double::sum);
    }
    counts.forEach((move, count) -> {
      double said = probabilities.getOrDefault(move, 0.0) / count;
      double deviation = Math.sqrt(said * (1 - said) / draws);
      assertEquals(said, count / (double) draws, 4 * deviation + 0.015, move + ": " + counts);
    });
  }

  @Test
  default void everyAllowedOptionIsExplained() {
    Choice choice = taught(5).choose(task(0.3), options(), new Random(1));
    List<Move> explained = choice.candidates().stream().map(Choice.Scored::move).toList();
    assertTrue(explained.contains(choice.move()), "" + choice);
    for (Choice.Scored scored : choice.candidates()) {
      assertTrue(Double.isFinite(scored.score()), "" + scored);
    }
  }

  @Test
  default void aGreedyArmIsNotAskedTwice() {
    Policy policy = taught(11);
    Situation situation = task(0.3).after(failed(SMALL));
    var random = new Random(5);
    for (int i = 0; i < 200; i++) {
      Move move = policy.choose(situation, options(), random).move();
      assertTrue(!move.equals(new Move.Try(fresh(SMALL))), "" + move);
    }
  }

  @Test
  default void whereNothingIsAllowedItStops() {
    Situation situation = task(0.3).after(failed(SMALL)).after(failed(LARGE));
    Choice choice = policy().choose(situation, List.of(fresh(SMALL), fresh(LARGE)), new Random(1));
    assertInstanceOf(Move.Stop.class, choice.move());
    assertEquals(1, choice.probability());
  }

  @Test
  default void theSameSeedAndLogGiveTheSameChoices() {
    assertEquals(choices(), choices());
  }

  private List<Choice> choices() {
    Policy policy = taught(13);
    var random = new Random(17);
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      choices.add(policy.choose(task(i / 50.0), options(), random));
    }
    return choices;
  }

  /** One that has seen that the sampled arm passes nearly always and the others seldom. */
  default Policy taught(long seed) {
    Policy policy = policy();
    var random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      for (Option option : options()) {
        double rate = option.arm().equals(SAMPLED) ? 0.9 : 0.2;
        double passed = random.nextDouble() < rate ? 1 : 0;
        policy.learn(Experience.of(task(random.nextDouble()), option, passed));
      }
    }
    return policy;
  }

  /** Policies that change with what they see. */
  interface Learning extends PolicyContract {
    @Test
    default void theArmThatPassesIsPreferred() {
      Policy policy = taught(19);
      var random = new Random(23);
      int preferred = 0;
      for (int i = 0; i < 200; i++) {
        Move move = policy.choose(task(random.nextDouble()), options(), random).move();
        preferred += move.equals(new Move.Try(fresh(SAMPLED))) ? 1 : 0;
      }
      assertTrue(150 < preferred, preferred + " of 200");
    }
  }
}
