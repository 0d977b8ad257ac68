package dev.simplecoder.app.routing;

import static dev.simplecoder.app.routing.RoutedTaskTest.CLOCK;
import static dev.simplecoder.app.routing.RoutedTaskTest.FEATURES;
import static dev.simplecoder.app.routing.RoutedTaskTest.ONE;
import static dev.simplecoder.app.routing.RoutedTaskTest.PRIOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.store.decisions.Decision;
import dev.simplecoder.app.store.decisions.DecisionLog;
import dev.simplecoder.app.store.decisions.Lesson;
import dev.simplecoder.app.store.decisions.Lesson.Source;
import dev.simplecoder.app.store.decisions.LogLine;
import dev.simplecoder.app.store.decisions.Logged;
import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.feature.Meaning;
import dev.simplecoder.router.feature.Schema;
import dev.simplecoder.router.feature.TaskFeatures;
import dev.simplecoder.router.outcome.Estimate;
import dev.simplecoder.router.outcome.LearnedOutcomes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is learned with and without the meaning of requests, from one log. */
class MeaningMemoryTest {

  private static final Schema ONE_MODEL = Schema.embedded("nomic@1");
  private static final Schema ANOTHER = Schema.embedded("nomic@2");

  @TempDir Path folder;

  private DecisionLog log(String name) {
    return new DecisionLog(
        folder.resolve(name),
        CLOCK,
        line -> {
          throw new AssertionError(line);
        });
  }

  private static Meaning meaning(int task) {
    return Meaning.of("nomic@1", new Random(task).doubles(16, -1, 1).toArray());
  }

  private static Features meant(int task) {
    return meaning(task).behind(FEATURES);
  }

  /** So many tasks, each of some features, of which every other one came to something. */
  private static List<Logged> tasks(int from, int to, Schema schema, IntFunction<Features> task) {
    Move move = new Move.Try(Option.fresh(ONE.arm(), 1));
    var choice = new Choice(move, 1, List.of(new Choice.Scored(move, List.of())));
    List<Logged> lines = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      var situation = Situation.first(task.apply(i));
      var at = CLOCK.instant().plusSeconds(i);
      lines.add(
          new Logged.Chosen(
              i, new Decision("task " + i, at, "act", "planned", schema, situation, choice, 0.1)));
      OptionalDouble passed = OptionalDouble.of(i % 2);
      lines.add(
          new Logged.Learned(
              i,
              at,
              new Lesson.Outcome(i, Source.CHECKS, passed, passed, null, Lesson.Spent.NOTHING),
              null));
    }
    return lines;
  }

  private static Estimate expected(LearnedOutcomes learned, Features features) {
    return learned.estimate(Situation.first(features), Option.fresh(ONE.arm(), 0));
  }

  private static LearnedOutcomes learned(DecisionLog log, Schema schema) {
    return Memory.of(log, PRIOR, schema).learned();
  }

  /** The weights of what all arms share that are of the meaning. */
  private static List<Double> meant(LearnedOutcomes learned) {
    return learned
        .snapshot()
        .weights()
        .firstEntry()
        .getValue()
        .subList(Schema.PLAIN.size(), ONE_MODEL.size());
  }

  @Test
  void whoHasItOffLearnsAsIfNobodyEverHadItOn() {
    log("plain").add(tasks(1, 50, Schema.PLAIN, _ -> FEATURES));
    log("mixed").add(tasks(1, 10, Schema.PLAIN, _ -> FEATURES));
    log("mixed").add(tasks(11, 50, ONE_MODEL, MeaningMemoryTest::meant));
    for (int again = 0; again < 2; again++) { // the second time from a snapshot
      assertEquals(
          Memory.of(log("plain"), PRIOR).learned().snapshot(),
          Memory.of(log("mixed"), PRIOR).learned().snapshot());
      learned(log("mixed"), ONE_MODEL);
    }
    assertEquals(TaskFeatures.size(), learned(log("mixed"), Schema.PLAIN).snapshot().features());
  }

  @Test
  void whatWasLearnedWithoutGoesOnWhenItIsTurnedOn() {
    log("a").add(tasks(1, 30, Schema.PLAIN, _ -> FEATURES));
    LearnedOutcomes plain = learned(log("a"), Schema.PLAIN);
    LearnedOutcomes turnedOn = learned(log("a"), ONE_MODEL);
    assertEquals(
        expected(plain, FEATURES).probability(),
        expected(turnedOn, Meaning.UNKNOWN.behind(FEATURES)).probability(),
        1e-12);
    assertEquals(
        expected(turnedOn, meant(1)).logOdds(),
        expected(turnedOn, Meaning.UNKNOWN.behind(FEATURES)).logOdds(),
        "the new weights are as at first");

    log("a").add(tasks(31, 60, ONE_MODEL, MeaningMemoryTest::meant));

    assertTrue(
        meant(learned(log("a"), ONE_MODEL)).stream().anyMatch(weight -> 0.001 < Math.abs(weight)));
  }

  @Test
  void whatWasLearnedWithItGoesOnToTheLastBitAndWithoutItToo() {
    log("a").add(tasks(1, 30, ONE_MODEL, MeaningMemoryTest::meant));
    LearnedOutcomes first = learned(log("a"), ONE_MODEL);
    assertEquals(first.snapshot(), learned(log("a"), ONE_MODEL).snapshot());
    assertEquals(
        first.snapshot().first(TaskFeatures.size()).weights(),
        learned(log("a"), Schema.PLAIN).snapshot().weights());
  }

  @Test
  void anotherModelIsOtherCoordinatesWhichAreLearnedAnew() {
    log("a").add(tasks(1, 30, ONE_MODEL, MeaningMemoryTest::meant));
    LearnedOutcomes before = learned(log("a"), ONE_MODEL);
    LearnedOutcomes after = learned(log("a"), ANOTHER);
    assertTrue(meant(before).stream().anyMatch(weight -> weight != 0), "" + meant(before));
    assertTrue(meant(after).stream().allMatch(weight -> weight == 0), "" + meant(after));
    Features unknown = Meaning.UNKNOWN.behind(FEATURES);
    assertEquals(
        expected(before, unknown).probability(), expected(after, unknown).probability(), 1e-15);

    log("b").add(tasks(1, 10, ONE_MODEL, MeaningMemoryTest::meant));
    assertTrue(
        meant(learned(log("b"), ANOTHER)).stream().allMatch(weight -> weight == 0),
        "nor is it learned from the log");
  }

  @Test
  void whereTheModelDoesNotAnswerTheCoordinatesAreThoseOfBefore() {
    log("a").add(tasks(1, 30, ONE_MODEL, MeaningMemoryTest::meant));
    LearnedOutcomes before = learned(log("a"), ONE_MODEL);
    Memory without = Memory.of(log("a"), PRIOR, Schema.embedded(""));
    assertEquals(ONE_MODEL, without.schema());
    assertEquals(before.snapshot(), without.learned().snapshot());
    Features unknown = Meaning.UNKNOWN.behind(FEATURES);
    assertEquals(unknown, without.seen(unknown, Schema.embedded("")));
    assertEquals(unknown, without.seen(meant(1), ANOTHER));
    assertEquals(meant(1), without.seen(meant(1), ONE_MODEL));
  }

  /** Else a model that is slow at each twentieth task would never be learned of. */
  @Test
  void whereItDoesNotAnswerBeforeAnythingIsKeptTheCoordinatesAreThoseOfTheLog() {
    log("a").add(tasks(1, 25, ONE_MODEL, MeaningMemoryTest::meant));
    Memory without = Memory.of(log("a"), PRIOR, Schema.embedded(""));
    assertEquals(ONE_MODEL, without.schema());
    LearnedOutcomes after = learned(log("a"), ONE_MODEL);
    assertEquals(without.learned().snapshot(), after.snapshot());
    assertTrue(meant(after).stream().anyMatch(weight -> weight != 0), "" + meant(after));
  }

  @Test
  void aMixedLogIsTheSameInAnotherPlace() throws IOException {
    log("a").add(tasks(1, 5, Schema.PLAIN, _ -> FEATURES));
    log("a").add(tasks(6, 30, ONE_MODEL, MeaningMemoryTest::meant));
    List<String> exported = log("a").lines().stream().map(LogLine::of).toList();
    List<Logged> read = new ArrayList<>();
    for (String line : exported) {
      read.add(LogLine.read(line));
    }
    assertEquals(30, log("b").add(read));
    assertEquals(exported, log("b").lines().stream().map(LogLine::of).toList());
    assertEquals(learned(log("a"), ONE_MODEL).snapshot(), learned(log("b"), ONE_MODEL).snapshot());
    assertNotEquals(
        expected(learned(log("b"), ONE_MODEL), meant(6)).logOdds(),
        expected(learned(log("b"), ONE_MODEL), meant(7)).logOdds());
  }
}
