package dev.simplecoder.app.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.EditFormat;
import dev.simplecoder.agent.Task;
import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.event.Transcript;
import dev.simplecoder.agent.evidence.Check;
import dev.simplecoder.agent.evidence.CheckRun;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.evidence.FailureClass;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.ScriptedModel;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.arm.ArmSettings;
import dev.simplecoder.app.settings.Routing;
import dev.simplecoder.app.store.Measured;
import dev.simplecoder.app.store.decisions.DecisionLog;
import dev.simplecoder.app.store.decisions.Lesson;
import dev.simplecoder.app.store.decisions.Logged;
import dev.simplecoder.router.Approach;
import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Failure;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.feature.Schema;
import dev.simplecoder.router.feature.Shape;
import dev.simplecoder.router.feature.TaskFeatures;
import dev.simplecoder.router.outcome.LearnedOutcomes;
import dev.simplecoder.router.outcome.Population;
import dev.simplecoder.router.outcome.Prior;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SequencedSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutedTaskTest {

  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));
  static final Prior PRIOR = Population.shipped();
  private static final Task TASK = new Task("t", "", "add x", Role.ACT);
  static final Features FEATURES = TaskFeatures.of("add x", Shape.NONE);

  /** As fast as each other, so that only what they come to counts. */
  static final Measured FAST = new Measured(100, 1_000, 1, 4);

  static final Contender ONE = contender("one:3b", "one");
  static final Contender TWO = contender("two:3b", "two");

  @TempDir Path folder;
  private final List<String> notices = new ArrayList<>();
  private final List<String> opened = new ArrayList<>();
  private Optional<Duration> budget = Optional.empty();

  private static Contender contender(String name, String family) {
    return new Contender(new Arm(name, family, 3, true), name, true, FAST);
  }

  private DecisionLog log() {
    return new DecisionLog(folder, CLOCK, notices::add);
  }

  private RoutedTask begin(PersonsWord word, Contender... contenders) throws InterruptedException {
    return begin(3, word, contenders);
  }

  private RoutedTask begin(int attempts, PersonsWord word, Contender... contenders)
      throws InterruptedException {
    Router router = router(Memory.of(log(), PRIOR), attempts, budget, notices::add);
    router.noteChanges(List.of(contenders));
    return RoutedTask.begin(router, List.of(contenders), new OpenedArms(this::open), brief(word));
  }

  static Router router(
      Memory memory, int attempts, Optional<Duration> budget, Consumer<String> notices) {
    return new Router(
        memory, new Routing.On(), () -> 0.001, budget, attempts, new Random(1), CLOCK, notices);
  }

  private static Brief brief(PersonsWord word) {
    return new Brief(Role.ACT, FEATURES, word, Clarified.asItIs("add x"));
  }

  private OpenedArm open(Contender contender) {
    opened.add(contender.id());
    return scripted(contender);
  }

  static OpenedArm scripted(Contender contender) {
    var settings = new ArmSettings(DialectName.NATIVE, EditFormat.WHOLE, null);
    return new OpenedArm(
        new ScriptedModel(contender.id(), 8_192, List.of()),
        new dev.simplecoder.app.arm.Arm(settings, "as set"),
        _ -> {});
  }

  static String chosen(RoutedTask task, Role role) throws InterruptedException {
    return task.choose(role, TASK, Transcript.of(List.of()).progress()).model().id();
  }

  private static Evidence evidence(CheckRun.Result result) {
    SequencedSet<String> failing =
        new LinkedHashSet<>(result.failed() ? List.of("test_add") : List.of());
    var run =
        new CheckRun(
            Check.given("make test"),
            result,
            3,
            failing,
            result.failed() ? FailureClass.WRONG_ANSWER : null,
            "",
            Duration.ZERO);
    return new Evidence.Ran(List.of(new Evidence.Compared(run, null)));
  }

  static AgentEvent verified(CheckRun.Result result) {
    return new AgentEvent.Verified(evidence(result), Duration.ZERO);
  }

  static AgentEvent ended(Stop stop) {
    return new AgentEvent.TaskEnded(stop, 1, Duration.ZERO);
  }

  private List<Lesson> lessons() {
    return log().after(0).stream().map(Logged.Learned::lesson).toList();
  }

  /** The first attempt fails its checks; returns whether there is to be another. */
  static boolean fail(RoutedTask task) throws InterruptedException {
    return task.decidingAfter(
            events -> {
              events.accept(verified(CheckRun.Result.FAILED));
              return Optional.of("mend it");
            })
        .verify(task)
        .isPresent();
  }

  @Test
  void theModelStaysUntilAnAttemptFailsAndThenAnotherOneRepairs() throws InterruptedException {
    RoutedTask task = begin(PersonsWord.NOT_ASKED, ONE, TWO);
    for (Role role : List.of(Role.ACT, Role.PLAN, Role.COMPACT, Role.ANSWER, Role.REPAIR)) {
      assertEquals("one:3b", chosen(task, role));
    }
    assertEquals(List.of("one:3b"), opened);

    assertTrue(fail(task));

    for (Role role : List.of(Role.REPAIR, Role.COMPACT)) {
      assertEquals("two:3b", chosen(task, role));
    }
    assertEquals(List.of("one:3b", "two:3b"), opened);
    assertEquals(
        List.of("act", "plan", "compact", "repair", "compact"),
        log().decisions().stream().map(line -> line.decision().role()).toList());
    assertTrue(notices.getLast().startsWith("model: two:3b, since "), notices.getLast());
  }

  @Test
  void whatIsHeldBackIsHandedOnToWhoHasNotTried() throws InterruptedException {
    RoutedTask task = begin(PersonsWord.NOT_ASKED, ONE, TWO);
    chosen(task, Role.ACT);
    assertEquals(1, task.left());
    assertTrue(task.handOn());
    assertTrue(task.isAtWork());
    assertEquals("two:3b", chosen(task, Role.REPAIR));
    assertEquals(0, task.left());
    assertFalse(task.handOn());
    assertEquals("two:3b", chosen(task, Role.REPAIR));
    Logged.Chosen logged = log().decision(0).orElseThrow();
    assertEquals("repair", logged.decision().role());
  }

  @Test
  void anAnswerIsAsLikelyRightAsItsModelAndItsChecksSay() throws InterruptedException {
    RoutedTask task = begin(PersonsWord.NOT_ASKED, ONE, TWO);
    chosen(task, Role.ACT);
    assertEquals(OptionalDouble.empty(), task.right());
    task.accept(answered(Duration.ofSeconds(1)));
    LearnedOutcomes learned = Memory.of(log(), PRIOR).learned();
    Situation untried = Situation.first(FEATURES);
    double trust = learned.trust(untried, ONE.arm());
    double pass = learned.outlook(FEATURES).pass(untried, Option.fresh(ONE.arm(), 0));
    assertEquals(trust * pass, task.right().orElseThrow(), 1e-12);

    assertTrue(fail(task));
    assertEquals(0, task.right().orElseThrow(), "who goes on has not answered yet");

    task.accept(answered(Duration.ofSeconds(1)));
    task.accept(verified(CheckRun.Result.PASSED));
    Situation later = untried.after(new Failure(ONE.arm(), Failure.Kind.WRONG_ANSWER));
    assertEquals(
        Memory.of(log(), PRIOR).learned().trust(later, TWO.arm()),
        task.right().orElseThrow(),
        1e-12);
  }

  @Test
  void aRepairTellsWhetherItIsByOneThatHasNotTried() throws InterruptedException {
    RoutedTask task = begin(PersonsWord.NOT_ASKED, ONE, TWO);
    chosen(task, Role.ACT);
    assertFalse(task.isAtWork());
    assertTrue(fail(task));
    assertTrue(task.isAtWork());
    assertTrue(fail(task));
    assertFalse(task.isAtWork());
  }

  @Test
  void whenTheBudgetIsSpentNoFurtherAttemptIsBegunAndThatIsTold() throws InterruptedException {
    budget = Optional.of(Duration.ofSeconds(60));
    RoutedTask inTime = begin(PersonsWord.NOT_ASKED, ONE, TWO);
    chosen(inTime, Role.ACT);
    inTime.accept(answered(Duration.ofSeconds(59)));
    assertTrue(fail(inTime));
    inTime.accept(answered(Duration.ofSeconds(2)));

    assertFalse(fail(inTime));

    assertEquals("no further attempt, since the budget of 60 s is spent: 61 s", notices.getLast());
  }

  static AgentEvent answered(Duration total) {
    var usage = new Usage(10, 10, Duration.ZERO, Duration.ZERO, total, Duration.ZERO, total);
    return new AgentEvent.Answered(new Message.Assistant("Done.", List.of()), usage);
  }

  @Test
  void whereNothingTestsTheWorkWhoIsRightMoreOftenBegins() throws InterruptedException {
    var small = new Contender(new Arm("small:1b", "one", 1, true), "a", true, FAST);
    var large = new Contender(new Arm("large:9b", "two", 9, true), "b", true, FAST);
    RoutedTask untested = begin(1, PersonsWord.NOT_ASKED, small, large);
    assertEquals("large:9b", chosen(untested, Role.ACT));
    assertTrue(fail(untested), "what has failed is repaired all the same");
  }

  @Test
  void aFailureIsLearnedAtOnceWithItsKindAndTheShareOfTestsThatPassed()
      throws InterruptedException {
    RoutedTask task = begin(PersonsWord.NOT_ASKED, ONE, TWO);
    chosen(task, Role.ACT);
    fail(task);
    Lesson.Outcome outcome = (Lesson.Outcome) lessons().getFirst();
    assertEquals(OptionalDouble.of(0), outcome.passed());
    assertEquals(OptionalDouble.of(0.75), outcome.reward());
    assertEquals(Failure.Kind.WRONG_ANSWER, outcome.failure());
  }

  @Test
  void whatThePersonDoesWithAnAttemptThatPassedIsAWordOnTheChecks() throws InterruptedException {
    RoutedTask task = begin(PersonsWord.ASKED, ONE, TWO);
    chosen(task, Role.ACT);
    task.accept(verified(CheckRun.Result.PASSED));
    task.accept(ended(new Stop.Done()));
    task.accept(new AgentEvent.ChangesDropped("rejected"));
    assertEquals(2, lessons().size());
    assertEquals(new Lesson.Word(1, 0), lessons().getLast());
  }

  @Test
  void whereNobodyWasAskedApplyingSaysNothing() throws InterruptedException {
    RoutedTask task = begin(PersonsWord.NOT_ASKED, ONE, TWO);
    chosen(task, Role.ACT);
    task.accept(ended(new Stop.Done()));
    task.accept(new AgentEvent.ChangesApplied(List.of(), "u"));
    assertEquals(List.of(), lessons());
  }

  @Test
  void withoutChecksThePersonsWordIsWhatCameOfIt() throws InterruptedException {
    RoutedTask task = begin(PersonsWord.ASKED, ONE, TWO);
    chosen(task, Role.ACT);
    task.accept(ended(new Stop.Done()));
    task.accept(new AgentEvent.ChangesApplied(List.of(), "u"));
    Lesson.Outcome outcome = (Lesson.Outcome) lessons().getFirst();
    assertEquals(Lesson.Source.PERSON, outcome.source());
    assertEquals(OptionalDouble.of(1), outcome.passed());
  }

  @Test
  void aModelThatWentRoundInCirclesHasFailedAndAnInterruptSaysNothing()
      throws InterruptedException {
    RoutedTask task = begin(PersonsWord.ASKED, ONE, TWO);
    chosen(task, Role.ACT);
    task.accept(ended(new Stop.Stuck("again and again")));
    assertEquals(OptionalDouble.of(0), ((Lesson.Outcome) lessons().getFirst()).passed());

    RoutedTask next = begin(PersonsWord.ASKED, ONE, TWO);
    chosen(next, Role.ACT);
    next.accept(ended(new Stop.Interrupted()));
    assertEquals(1, lessons().size());
  }

  @Test
  void whoReadsTheLogKnowsWhatWhoWroteItKnows() throws InterruptedException {
    Memory memory = Memory.of(log(), PRIOR);
    Router router = router(memory, 3, Optional.empty(), notices::add);
    for (int i = 0; i < 30; i++) {
      var task =
          RoutedTask.begin(
              router, List.of(ONE, TWO), new OpenedArms(this::open), brief(PersonsWord.NOT_ASKED));
      chosen(task, Role.ACT);
      if (i % 3 == 0) {
        task.accept(verified(CheckRun.Result.PASSED));
      } else {
        fail(task);
      }
    }
    assertTrue(log().snapshots(Schema.PLAIN).containsKey("act"));
    LearnedOutcomes read = Memory.of(log(), PRIOR).learned();
    Situation failed =
        Situation.first(FEATURES).after(new Failure(ONE.arm(), Failure.Kind.WRONG_ANSWER));
    for (Contender each : List.of(ONE, TWO)) {
      var repairing = new Option(each.arm(), Approach.REPAIR, 0);
      assertEquals(
          memory.learned().estimate(failed, repairing).probability(),
          read.estimate(failed, repairing).probability(),
          1e-12);
      assertEquals(
          memory.learned().trust(failed, each.arm()), read.trust(failed, each.arm()), 1e-12);
    }
  }

  @Test
  void aModelThatHasChangedIsForgottenAndThatIsTold() throws InterruptedException {
    RoutedTask task = begin(PersonsWord.NOT_ASKED, ONE, TWO);
    chosen(task, Role.ACT);
    task.accept(verified(CheckRun.Result.PASSED));
    assertNotEquals(PRIOR.rate(ONE.arm()), rate(ONE));

    begin(PersonsWord.NOT_ASKED, new Contender(ONE.arm(), "another", true, FAST), TWO);

    assertEquals(PRIOR.rate(ONE.arm()), rate(ONE));
    assertTrue(notices.getLast().startsWith("one:3b is another model than before"), "" + notices);
  }

  private double rate(Contender contender) {
    return Memory.of(log(), PRIOR)
        .learned()
        .rates()
        .rate(Situation.first(FEATURES), Option.fresh(contender.arm(), 0));
  }

  @Test
  void withoutALogTheTaskIsRoutedAllTheSame() throws Exception {
    Files.createDirectory(folder.resolve("router.db"));
    RoutedTask task = begin(PersonsWord.NOT_ASKED, ONE, TWO);
    assertEquals("one:3b", chosen(task, Role.ACT));
    assertTrue(fail(task));
    assertEquals("two:3b", chosen(task, Role.REPAIR));
  }

  @Test
  void ofManyModelsTheFiveBestAreChosenAmong() throws InterruptedException {
    List<Contender> many = new ArrayList<>();
    for (int billions = 1; billions <= 8; billions++) {
      String name = "m:" + billions + "b";
      many.add(new Contender(new Arm(name, "m", billions, true), name, true, FAST));
    }
    RoutedTask task = begin(PersonsWord.NOT_ASKED, many.toArray(Contender[]::new));
    chosen(task, Role.ACT);
    assertEquals(5, log().decision(0).orElseThrow().decision().choice().candidates().size());
  }

  @Test
  void aModelInMemoryCostsNoLoadingAndASmallOneIsFaster() {
    var cold = new Contender(ONE.arm(), "", false, Measured.NOTHING);
    var warm = new Contender(ONE.arm(), "", true, Measured.NOTHING);
    var small = new Contender(new Arm("s", "s", 1, true), "", true, Measured.NOTHING);
    var costs = new Costs(List.of(cold, warm, small));
    assertEquals(
        1.8, costs.seconds(cold, false, 500, 50) - costs.seconds(warm, true, 500, 50), 1e-9);
    assertTrue(costs.seconds(small, true, 500, 50) < costs.seconds(warm, true, 500, 50));
    assertEquals(1 + 0.5 + 0.5, new Costs(List.of(ONE)).seconds(ONE, false, 500, 50), 1e-9);
  }
}
