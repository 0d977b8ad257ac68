package dev.simplecoder.app.routing;

import static dev.simplecoder.app.routing.RoutedTaskTest.CLOCK;
import static dev.simplecoder.app.routing.RoutedTaskTest.FAST;
import static dev.simplecoder.app.routing.RoutedTaskTest.FEATURES;
import static dev.simplecoder.app.routing.RoutedTaskTest.ONE;
import static dev.simplecoder.app.routing.RoutedTaskTest.PRIOR;
import static dev.simplecoder.app.routing.RoutedTaskTest.TWO;
import static dev.simplecoder.app.routing.RoutedTaskTest.chosen;
import static dev.simplecoder.app.routing.RoutedTaskTest.ended;
import static dev.simplecoder.app.routing.RoutedTaskTest.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.AgentEvent.ClaimsUnsupported;
import dev.simplecoder.agent.event.Cut;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.evidence.CheckRun;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.plan.Outcome;
import dev.simplecoder.agent.plan.Plan;
import dev.simplecoder.agent.plan.Step;
import dev.simplecoder.app.store.Measured;
import dev.simplecoder.app.store.decisions.Decision;
import dev.simplecoder.app.store.decisions.DecisionLog;
import dev.simplecoder.app.store.decisions.DecisionLog.Kept;
import dev.simplecoder.app.store.decisions.Lesson;
import dev.simplecoder.app.store.decisions.Lesson.Source;
import dev.simplecoder.app.store.decisions.Lesson.Spent;
import dev.simplecoder.app.store.decisions.Logged;
import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Failure;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.feature.Schema;
import dev.simplecoder.router.outcome.LearnedOutcomes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each role is chosen for, and learned, by itself. */
class RolesTest {

  private static final Plan PLAN =
      new Plan(List.of(step("add a"), step("add b"), step("add c"), step("add d")));

  @TempDir Path folder;
  private final List<String> notices = new ArrayList<>();

  private static Step step(String what) {
    return new Step(what, List.of(), "");
  }

  private DecisionLog log() {
    return new DecisionLog(folder, CLOCK, notices::add);
  }

  private RoutedTask begin(Role role, Contender... contenders) throws InterruptedException {
    Router router =
        RoutedTaskTest.router(Memory.of(log(), PRIOR), 3, Optional.empty(), notices::add);
    var task =
        RoutedTask.begin(
            router,
            List.of(contenders),
            new OpenedArms(RoutedTaskTest::scripted),
            new Brief(role, FEATURES, PersonsWord.ASKED, Clarified.asItIs("add x")));
    chosen(task, role);
    return task;
  }

  /** A task that is done by a plan. */
  private RoutedTask planning() throws InterruptedException {
    RoutedTask task = begin(Role.ACT, ONE, TWO);
    chosen(task, Role.PLAN);
    return task;
  }

  private static AgentEvent made(String why) {
    return new AgentEvent.PlanMade(PLAN, why, Usage.NONE);
  }

  private static AgentEvent stepEnded(int number, Outcome outcome) {
    return new AgentEvent.StepEnded(number, outcome, "");
  }

  /** What was learned of one decision. */
  private static Lesson outcome(
      long decision, Source source, double passed, Failure.@Nullable Kind failure) {
    return new Lesson.Outcome(
        decision,
        source,
        OptionalDouble.of(passed),
        OptionalDouble.of(passed),
        failure,
        Spent.NOTHING);
  }

  private List<Lesson> lessons() {
    return log().after(0).stream().map(Logged.Learned::lesson).toList();
  }

  @Test
  void aPlanIsWorthTheShareOfItsStepsThatAreBorneOut() throws InterruptedException {
    RoutedTask task = planning();
    task.accept(made(""));
    task.accept(stepEnded(1, Outcome.DONE));
    task.accept(stepEnded(2, Outcome.FAILED));
    task.accept(stepEnded(2, Outcome.DONE));
    task.accept(stepEnded(3, Outcome.UNCONFIRMED));
    task.accept(stepEnded(4, Outcome.DONE));
    task.accept(ended(new Stop.Done()));
    assertEquals(List.of(outcome(2, Source.CHECKS, 0.75, Failure.Kind.PARTLY_PASSED)), lessons());
    assertEquals("plan", log().decision(2).orElseThrow().decision().role());
  }

  @Test
  void aPlanThatWasMadeAnewHasItsOwnStepsOnly() throws InterruptedException {
    RoutedTask task = planning();
    task.accept(made(""));
    task.accept(stepEnded(1, Outcome.DONE));
    task.accept(stepEnded(2, Outcome.FAILED));
    chosen(task, Role.PLAN);
    task.accept(new AgentEvent.Replanned(PLAN, 2, "", Usage.NONE));
    for (int number = 2; number <= 4; number++) {
      task.accept(stepEnded(number, Outcome.DONE));
    }
    task.accept(ended(new Stop.Done()));
    assertEquals(
        List.of(
            outcome(2, Source.CHECKS, 0.25, Failure.Kind.PARTLY_PASSED),
            outcome(3, Source.CHECKS, 1, null)),
        lessons());
  }

  @Test
  void aPlanThatCannotBeReadOrIsRefusedIsWorthNothingAndAnEditedOneHalf()
      throws InterruptedException {
    RoutedTask unreadable = planning();
    unreadable.accept(made("the model's plan could not be used: no steps; all of it is one step"));
    unreadable.accept(stepEnded(1, Outcome.DONE));
    unreadable.accept(ended(new Stop.Done()));
    RoutedTask refused = planning();
    refused.accept(made(""));
    refused.accept(ended(new Stop.PlanRejected()));
    RoutedTask edited = planning();
    edited.accept(made(""));
    edited.accept(made("as you have edited it"));
    for (int number = 1; number <= 4; number++) {
      edited.accept(stepEnded(number, Outcome.DONE));
    }
    edited.accept(ended(new Stop.Done()));
    RoutedTask onlyPlanned = planning();
    onlyPlanned.accept(made(""));
    onlyPlanned.accept(ended(new Stop.Planned()));
    assertEquals(
        List.of(
            outcome(2, Source.READING, 0, Failure.Kind.NO_PROGRAM),
            outcome(4, Source.PERSON, 0, Failure.Kind.UNKNOWN),
            outcome(6, Source.CHECKS, 0.5, Failure.Kind.PARTLY_PASSED),
            outcome(8, Source.READING, 1, null)),
        lessons());
  }

  @Test
  void aServerThatFailsSaysNothingOfAPlanOrOfNotes() throws InterruptedException {
    RoutedTask task = planning();
    task.accept(ended(new Stop.ModelFailed(Reply.Reason.SERVER_ERROR, "500")));
    RoutedTask noted = begin(Role.ACT, ONE, TWO);
    chosen(noted, Role.COMPACT);
    noted.accept(compacted("summarized without notes: the server failed"));
    assertEquals(List.of(), lessons());
  }

  private static AgentEvent compacted(String why) {
    return new AgentEvent.Compacted(
        new Cut.Summarized("All of it.", 3), 5_000, 1_000, why, Usage.NONE);
  }

  @Test
  void notesAreWorthSomethingWhereTheyCameAndTheConversationIsShorter()
      throws InterruptedException {
    RoutedTask task = begin(Role.ACT, ONE, TWO);
    for (AgentEvent came :
        List.of(
            compacted("summarized"),
            compacted("summarized without notes: the model wrote none"),
            new AgentEvent.NotCompacted("a summary would have 9 of 9 tokens", Usage.NONE))) {
      chosen(task, Role.COMPACT);
      task.accept(came);
    }
    assertEquals(
        List.of(
            outcome(2, Source.READING, 1, null),
            outcome(3, Source.READING, 0, Failure.Kind.NO_PROGRAM),
            outcome(4, Source.READING, 0, Failure.Kind.NO_PROGRAM)),
        lessons());
  }

  @Test
  void anAnswerHasPassedWhereItsClaimsHoldAndItCameWhole() throws InterruptedException {
    RoutedTask right = begin(Role.ANSWER, ONE, TWO);
    right.accept(ended(new Stop.Done()));
    RoutedTask wrong = begin(Role.ANSWER, ONE, TWO);
    wrong.accept(
        new ClaimsUnsupported(List.of(new ClaimsUnsupported.Claim("a.py:99", "has 3 lines"))));
    wrong.accept(ended(new Stop.Done()));
    RoutedTask cutOff = begin(Role.ANSWER, ONE, TWO);
    cutOff.accept(ended(new Stop.ModelFailed(Reply.Reason.TRUNCATED, "too long")));
    RoutedTask unheard = begin(Role.ANSWER, ONE, TWO);
    unheard.accept(ended(new Stop.ModelFailed(Reply.Reason.UNREACHABLE, "no server")));
    List<Lesson.Outcome> outcomes = lessons().stream().map(Lesson.Outcome.class::cast).toList();
    assertEquals(List.of(1L, 2L, 3L), outcomes.stream().map(Lesson.Outcome::decision).toList());
    assertEquals(
        List.of(1.0, 0.0, 0.0), outcomes.stream().map(it -> it.passed().orElseThrow()).toList());
    assertEquals("answer", log().decision(1).orElseThrow().decision().role());
  }

  @Test
  void whatAnAnswerBreaksIsRepairedAsWork() throws InterruptedException {
    RoutedTask task = begin(Role.ANSWER, ONE, TWO);
    assertTrue(RoutedTaskTest.fail(task));
    assertEquals(
        List.of("answer", "repair"),
        log().decisions().stream().map(line -> line.decision().role()).toList());
  }

  @Test
  void aRoleStartsFromHowWellAnArmWorksAndWhatItLearnsChangesNothingElse() {
    Memory blank = Memory.of(log(), PRIOR);
    for (Skill skill : Skill.values()) {
      assertEquals(PRIOR.rate(ONE.arm()), rate(blank, skill), 1e-12);
    }
    Memory working = taught("act", ONE, 1, 20);
    double work = rate(working, Skill.WORK);
    assertTrue(PRIOR.rate(ONE.arm()) < work);
    assertEquals(work, rate(working, Skill.PLAN), 1e-12);

    Memory planning = taught("plan", ONE, 0, 8);

    assertEquals(work, rate(planning, Skill.WORK), 1e-12);
    assertEquals(work, rate(planning, Skill.NOTES), 1e-12);
    assertEquals(work / 2, rate(planning, Skill.PLAN), 0.01);
  }

  private static double rate(Memory memory, Skill skill) {
    return memory
        .learned(skill)
        .rates()
        .rate(Situation.first(FEATURES), Option.fresh(ONE.arm(), 0));
  }

  /** So many calls of a role came to this; what is known then. */
  private Memory taught(String role, Contender contender, double passed, int times) {
    List<Logged> lines = new ArrayList<>();
    for (int i = 1; i <= times; i++) {
      var move = new Move.Try(Option.fresh(contender.arm(), 1));
      var choice = new Choice(move, 1, List.of(new Choice.Scored(move, List.of())));
      var decision =
          new Decision(
              contender.id() + i,
              CLOCK.instant().plusSeconds(log().decisions().size()),
              role,
              "planned",
              Schema.PLAIN,
              Situation.first(FEATURES),
              choice,
              0.001);
      Failure.Kind failure = passed == 1 ? null : Failure.Kind.NO_PROGRAM;
      lines.add(new Logged.Chosen(i, decision));
      lines.add(
          new Logged.Learned(
              i, CLOCK.instant(), outcome(i, Source.READING, passed, failure), null));
    }
    assertEquals(times, log().add(lines));
    return Memory.of(log(), PRIOR);
  }

  @Test
  void anotherModelPlansOnlyWhereItsGainIsMoreThanItsLoading() throws InterruptedException {
    taught("plan", ONE, 0, 20);
    taught("plan", TWO, 1, 20);
    var slow = new Measured(100, 1_000, 900, 4);
    var away = new Contender(TWO.arm(), "b", false, slow);
    RoutedTask resident = begin(Role.ACT, ONE, away);
    assertEquals("one:3b", chosen(resident, Role.PLAN));

    RoutedTask both = begin(Role.ACT, ONE, new Contender(TWO.arm(), "b", true, FAST));
    assertEquals("two:3b", chosen(both, Role.PLAN));
    assertTrue(notices.getLast().startsWith("model for the plan: two:3b, since "), "" + notices);
    assertEquals("one:3b", chosen(both, Role.REPAIR), "who works stays");
    assertEquals(1, both.left(), "to plan is not to have worked on it");
  }

  @Test
  void notesAreWorthLessLoadingThanAPlan() throws InterruptedException {
    for (String role : List.of("plan", "compact")) {
      taught(role, ONE, 0, 20);
      taught(role, TWO, 1, 20);
    }
    var away = new Contender(TWO.arm(), "b", false, new Measured(100, 1_000, 200, 4));
    RoutedTask task = begin(Role.ACT, ONE, away);
    assertEquals("two:3b", chosen(task, Role.PLAN));
    assertEquals("one:3b", chosen(task, Role.COMPACT));
  }

  @Test
  void whoReadsTheLogKnowsTheSameOfEachRoleWithAndWithoutASnapshot() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      taught("act", ONE, i % 2, 3);
      taught("plan", ONE, 1 - i % 2, 3);
    }
    Memory memory = Memory.of(log(), PRIOR);
    assertEquals(
        List.of("act", "answer", "compact", "plan"),
        log().snapshots(Schema.PLAIN).keySet().stream().sorted().toList());
    Memory read = Memory.of(log(), PRIOR);
    for (Skill skill : Skill.values()) {
      var option = Option.fresh(ONE.arm(), 0);
      Situation task = Situation.first(FEATURES);
      assertEquals(
          memory.learned(skill).estimate(task, option).probability(),
          read.learned(skill).estimate(task, option).probability(),
          1e-12);
    }
  }

  @Test
  void aLogFromBeforeThereWereRolesGoesOn() {
    Memory memory = taught("act", ONE, 1, 5);
    LearnedOutcomes work = memory.learned();
    log().keep(Map.of("act", new Kept(Schema.PLAIN, 5, work.snapshot())));
    Memory read = Memory.of(log(), PRIOR);
    assertEquals(rate(memory, Skill.WORK), rate(read, Skill.WORK), 1e-12);
    assertEquals(rate(memory, Skill.WORK), rate(read, Skill.PLAN), 1e-12);
  }

  @Test
  void aFailedStepIsRepairedByWhoeverMendsItAndTheNextOneIsNoRepair() throws InterruptedException {
    RoutedTask task = planning();
    task.accept(made(""));
    assertTrue(RoutedTaskTest.fail(task));
    assertEquals("two:3b", chosen(task, Role.REPAIR));
    task.accept(verified(CheckRun.Result.PASSED));

    var checks = task.decidingAfter(_ -> Optional.empty());
    checks.begin(); // the next step
    assertEquals("two:3b", chosen(task, Role.REPAIR), "who works goes on");
    assertTrue(RoutedTaskTest.fail(task));

    List<Decision> decisions = log().decisions().stream().map(Logged.Chosen::decision).toList();
    assertEquals(
        List.of("act", "plan", "repair", "repair"),
        decisions.stream().map(Decision::role).toList());
    assertEquals(
        List.of("two:3b"),
        decisions.getLast().situation().failures().stream()
            .map(failure -> failure.arm().id())
            .toList(),
        "what failed in the step before is no failure of this one");
  }
}
