package dev.simplecoder.router.policy;

import static dev.simplecoder.router.Arms.LARGE;
import static dev.simplecoder.router.Arms.SMALL;
import static dev.simplecoder.router.Arms.fresh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.Term;
import dev.simplecoder.router.feature.Meaning;
import dev.simplecoder.router.feature.Shape;
import dev.simplecoder.router.feature.TaskFeatures;
import dev.simplecoder.router.outcome.Fading;
import dev.simplecoder.router.outcome.LearnedOutcomes;
import dev.simplecoder.router.outcome.LearnedOutcomes.Spread;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What policies make of the meaning of requests. */
class MeantTest {

  private static final int TASKS = 600;
  private static final int DIMENSION = 64;
  private static final List<Option> OPTIONS = List.of(fresh(SMALL), fresh(LARGE));

  /**
   * A request of one of two kinds, in words that no other one has; what it means lies near the
   * middle of its kind.
   */
  private record Request(int kind, Features features) {}

  private static List<Request> requests(long seed, boolean isMeant) {
    var random = new Random(seed);
    double[][] middles = {
      random.doubles(DIMENSION, -1, 1).toArray(), random.doubles(DIMENSION, -1, 1).toArray()
    };
    Set<String> words = new HashSet<>();
    return IntStream.range(0, TASKS)
        .mapToObj(_ -> {
          int kind = random.nextInt(2);
          String text = text(random, words);
          double[] vector = middles[kind].clone();
          for (int i = 0; i < DIMENSION; i++) {
            vector[i] += random.nextDouble(-0.5, 0.5);
          }
          Features plain = TaskFeatures.of(text, Shape.NONE);
          return new Request(kind, isMeant ? Meaning.of("fake", vector).behind(plain) : plain);
        })
        .toList();
  }

  private static String text(Random random, Set<String> words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      String word =
          random.ints(8, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
      assertTrue(words.add(word), word + " was there before");
      text.append(word).append(' ');
    }
    return text.toString();
  }

  /** Each arm is right on its own kind of tasks nine times of ten, and once on the other. */
  private static double right(Option option, int kind) {
    return option.arm().equals(SMALL) == (kind == 0) ? 0.9 : 0.1;
  }

  /** By how much less is right than could be, a task, over the first and the last third. */
  private static List<Double> regrets(String name, List<Request> requests, long seed) {
    Policy policy = policy(name, requests.getFirst().features().size());
    var random = new Random(seed + 1);
    double[] regrets = new double[3];
    for (int i = 0; i < TASKS; i++) {
      Request request = requests.get(i);
      Situation situation = Situation.first(request.features());
      if (policy.choose(situation, OPTIONS, random).move() instanceof Move.Try(Option option)) {
        double right = right(option, request.kind());
        regrets[3 * i / TASKS] += (0.9 - right) / (TASKS / 3.0);
        policy.learn(Experience.of(situation, option, random.nextDouble() < right ? 1 : 0));
      }
    }
    return List.of(regrets[0], regrets[2]);
  }

  private static Policy policy(String name, int features) {
    return switch (name) {
      case "planned" ->
          new KStep(
              new LearnedOutcomes(_ -> 0.5, Fading.USUAL, Spread.usual(features)),
              1,
              Price.TINY,
              Exploration.FLOOR);
      case "separate" -> new LinUcb(new SeparateRewards(_ -> 0.5, 5, 1), Price.TINY, 0.3);
      case "hybrid" -> new LinUcb(new HybridRewards(features, _ -> 0.5, 5, 1), Price.TINY, 0.3);
      default -> throw new IllegalArgumentException(name);
    };
  }

  @ParameterizedTest
  @CsvSource({"planned,7", "planned,8", "separate,7"})
  void itIsLearnedFromWhereNoWordTellsTheKindsOfTasksApart(String name, long seed) {
    List<Double> without = regrets(name, requests(seed, false), seed);
    List<Double> with = regrets(name, requests(seed, true), seed);
    String told = "%s, seed %d: %s without, %s with".formatted(name, seed, without, with);
    System.err.println(told);
    assertTrue(with.get(1) < 0.1, told);
    assertTrue(0.3 < without.get(1), told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"planned", "separate", "hybrid"})
  void itIsOneTermOfAScoreThatIsTheSameAsInOneSum(String name) {
    List<Request> requests = requests(11, true);
    Policy policy = policy(name, requests.getFirst().features().size());
    for (Request request : requests.subList(0, 60)) {
      for (Option option : OPTIONS) {
        double right = right(option, request.kind());
        policy.learn(Experience.of(Situation.first(request.features()), option, right));
      }
    }
    Features features = requests.get(60).features();
    List<Term> known = terms(policy, features);
    List<Term> unknown = terms(policy, features.withoutMeaning());
    assertEquals(
        List.of("what the request means"),
        known.stream()
            .map(Term::what)
            .filter(what -> unknown.stream().noneMatch(term -> term.what().equals(what)))
            .toList());
    Term meant = known.get(1);
    assertEquals(unknown.getFirst().value(), known.getFirst().value(), 1e-12);
    assertTrue(0.01 < Math.abs(meant.value()), meant::toString);
    assertEquals(known.size(), unknown.size() + 1);
  }

  private static List<Term> terms(Policy policy, Features features) {
    Choice choice = policy.choose(Situation.first(features), OPTIONS, new Random(1));
    return choice.candidates().getFirst().terms();
  }

  @Test
  void aTaskWithoutAnyIsExplainedAsBefore() {
    Features plain = requests(11, false).getFirst().features();
    assertEquals(
        List.of("passes and is right", "its cost", "what can follow"),
        terms(policy("planned", plain.size()), plain).stream().map(Term::what).toList());
  }
}
