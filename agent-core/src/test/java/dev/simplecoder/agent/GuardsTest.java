package dev.simplecoder.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.simplecoder.agent.Guard.Verdict;
import dev.simplecoder.agent.StepBudget.Gain;
import dev.simplecoder.agent.event.Progress;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.event.Stretch;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.tool.ToolResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardsTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final List<String> NONE = List.of();

  @Test
  void stepsEndAtTheLimitWhateverTheProgress() {
    assertEquals(new Verdict.Go(), Guards.steps(5).check(steps(4, 0)));
    assertEquals(new Verdict.End(new Stop.Limit("5 steps")), Guards.steps(5).check(steps(5, 0)));
  }

  @Test
  void aStepOfAPlanHasALimitOfItsOwn() {
    Guard guard = Guards.stepsOfAStep(5);
    assertEquals(
        new Verdict.Go(), guard.check(stretch(64, new Stretch(60, 0, 4, -1, NONE, false))));
    assertEquals(
        new Verdict.End(new Stop.Limit("5 steps")),
        guard.check(stretch(65, new Stretch(60, 0, 0, -1, NONE, false))));
  }

  @Test
  void theBudgetIsExtendedByEachGainAndTheModelIsToldBeforeTheEnd() {
    var budget = new StepBudget(10, "the 75th percentile of 20 such tasks", Gain.WORK);
    Guard guard = Guards.budget(budget);
    assertEquals(new Verdict.Go(), guard.check(stretch(9, 9, -1)));
    assertEquals(new Verdict.Go(), guard.check(stretch(40, 3, -1)));
    assertEquals(new Verdict.Reached(budget), guard.check(stretch(10, 4, -1)));
    assertEquals(new Verdict.Go(), guard.check(stretch(13, 7, 3)));
    assertEquals(
        new Verdict.End(new Stop.BudgetSpent(10, budget.why())), guard.check(stretch(14, 8, 4)));
  }

  @Test
  void whatIsReadExtendsTheBudgetOfAQuestionOnly() {
    Progress reads = stretch(30, 30, -1); // its last reply brought something new
    assertEquals(
        new Verdict.Go(), Guards.budget(new StepBudget(10, "", Gain.KNOWLEDGE)).check(reads));
    assertInstanceOf(
        Verdict.Reached.class, Guards.budget(new StepBudget(10, "", Gain.WORK)).check(reads));
  }

  private static Progress stretch(int steps, int sinceGain, int sinceTold) {
    return stretch(steps, new Stretch(0, 0, sinceGain, sinceTold, NONE, false));
  }

  private static Progress stretch(int steps, Stretch stretch) {
    return new Progress(
        NOON,
        "do",
        steps,
        0,
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Usage.NONE,
        8192,
        0,
        0,
        List.of(),
        Optional.empty(),
        stretch);
  }

  @Test
  void repliesThatBringNothingNewAreWarnedOnceAndThenEndTheTask() {
    Guard guard = Guards.noProgress(6, 10);
    assertEquals(new Verdict.Go(), guard.check(steps(9, 5)));
    Verdict warning = guard.check(steps(9, 6));
    assertInstanceOf(Verdict.Nudge.class, warning);
    assertEquals(
        new Verdict.End(new Stop.Stuck("10 replies in a row brought nothing new")),
        guard.check(steps(12, 10)));
  }

  @Test
  void wallTimeEndsWhenItHasPassed() {
    Duration limit = Duration.ofMinutes(30);
    Progress any = progress(1, 0, List.of());
    assertEquals(
        new Verdict.Go(), Guards.wallTime(limit, () -> NOON.plus(limit).minusMillis(1)).check(any));
    assertEquals(
        new Verdict.End(new Stop.Limit("30 minutes")),
        Guards.wallTime(limit, () -> NOON.plus(limit)).check(any));
    assertEquals(
        new Verdict.End(new Stop.Limit("90 seconds")),
        Guards.wallTime(Duration.ofSeconds(90), () -> NOON.plus(limit)).check(any));
  }

  @Test
  void theWindowEndsTheTaskBeforeTheServerWouldTruncate() {
    assertEquals(new Verdict.Go(), Guards.window().check(progress(1, 7168, List.of())));
    assertEquals(
        new Verdict.End(new Stop.Limit("the model's window of 8192 tokens")),
        Guards.window().check(progress(1, 7169, List.of())));
  }

  @Test
  void aConversationThatComesCloseToTheWindowIsMadeShorterFirst() {
    assertEquals(new Verdict.Go(), Guards.window().check(conversation(9, 6144)));
    assertEquals(new Verdict.Compact(), Guards.window().check(conversation(9, 6145)));
    assertEquals(new Verdict.Compact(), Guards.window().check(conversation(9, 6145, 1)));
    assertEquals(new Verdict.Compact(), Guards.window().check(conversation(9, 6145, 6, 8)));
  }

  @Test
  void afterTwoAttemptsInARowItGoesOnAsLongAsItFits() {
    assertEquals(new Verdict.Go(), Guards.window().check(conversation(9, 7168, 9, 9)));
    assertEquals(
        new Verdict.End(new Stop.Limit("the model's window of 8192 tokens")),
        Guards.window().check(conversation(9, 7169, 7, 8)));
  }

  @Test
  void theRequestIsRepeatedOnceEverySoManyReplies() {
    Guard guard = Guards.reminder(12);
    assertEquals(new Verdict.Go(), guard.check(steps(0, 0)));
    assertEquals(new Verdict.Go(), guard.check(steps(11, 0)));
    Verdict first = guard.check(steps(12, 0));
    assertEquals(
        new Verdict.Nudge(
            """
            A reminder of what the person asked for, word for word: do
            Check what of it is still to be done, and go on.\
            """),
        first);
    assertEquals(new Verdict.Go(), guard.check(warned(steps(12, 0), words(first))));
    assertEquals(first, guard.check(warned(steps(24, 0), words(first))));
  }

  private static String words(Verdict nudge) {
    return ((Verdict.Nudge) nudge).text();
  }

  @Test
  void theSameCallWithANewResultIsNoRepetition() {
    List<Progress.Called> calls =
        List.of(called("1"), called("2"), called("3"), called("4"), called("5"));
    assertEquals(new Verdict.Go(), Guards.repeatedCalls(3, 5).check(progress(5, 0, calls)));
  }

  @Test
  void repetitionCountsAlsoWhereOtherCallsLieBetween() {
    List<Progress.Called> calls =
        List.of(called("1"), called("2"), called("1"), called("2"), called("1"));
    assertInstanceOf(Verdict.Nudge.class, Guards.repeatedCalls(3, 5).check(progress(5, 0, calls)));
  }

  @Test
  void aSingleReplyFullOfTheSameCallsIsWarnedBeforeTheEnd() {
    for (Guard guard : List.of(Guards.repeatedCalls(3, 5), Guards.cycles(3, 4))) {
      Progress full = progress(1, 0, Collections.nCopies(12, called("1")));
      Verdict warning = guard.check(full);
      assertInstanceOf(Verdict.Nudge.class, warning);
      assertInstanceOf(
          Verdict.End.class, guard.check(warned(full, ((Verdict.Nudge) warning).text())));
    }
  }

  @Test
  void theFirstVerdictThatIsNotGoCounts() {
    Guard guard =
        Guard.firstOf(
            _ -> new Verdict.Go(), _ -> new Verdict.Nudge("a"), _ -> new Verdict.Nudge("b"));
    assertEquals(new Verdict.Nudge("a"), guard.check(progress(0, 0, List.of())));
  }

  private static Progress.Called called(String result) {
    return new Progress.Called(
        new ToolCall("id", "read_file", Arguments.of("{}", Map.of())),
        new ToolResult.Done(result, ""),
        null);
  }

  private static Progress warned(Progress progress, String nudge) {
    return new Progress(
        NOON,
        "do",
        progress.steps(),
        0,
        progress.calls(),
        Optional.empty(),
        List.of(nudge),
        Optional.empty(),
        Usage.NONE,
        8192,
        0,
        0,
        List.of(),
        Optional.empty(),
        Stretch.NEW);
  }

  private static Progress conversation(int steps, int tokens, Integer... compactions) {
    return new Progress(
        NOON,
        "do",
        steps,
        0,
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Usage.NONE,
        8192,
        tokens,
        9,
        List.of(compactions),
        Optional.empty(),
        Stretch.NEW);
  }

  private static Progress steps(int steps, int idle) {
    return new Progress(
        NOON,
        "do",
        steps,
        idle,
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Usage.NONE,
        8192,
        0,
        0,
        List.of(),
        Optional.empty(),
        Stretch.NEW);
  }

  private static Progress progress(int steps, int tokens, List<Progress.Called> calls) {
    return new Progress(
        NOON,
        "do",
        steps,
        0,
        calls,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Usage.NONE,
        8192,
        tokens,
        0,
        List.of(),
        Optional.empty(),
        Stretch.NEW);
  }
}
