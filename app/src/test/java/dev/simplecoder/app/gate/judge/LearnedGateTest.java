package dev.simplecoder.app.gate.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.gate.Costs;
import dev.simplecoder.app.gate.Costs.Cost;
import dev.simplecoder.app.gate.Gate.Overrule;
import dev.simplecoder.app.gate.Judged;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.gate.Label.Focus;
import dev.simplecoder.app.gate.Label.Word;
import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.app.gate.Rule;
import dev.simplecoder.app.gate.Suggestion;
import dev.simplecoder.app.gate.Suggestion.Stage;
import dev.simplecoder.app.gate.Verified;
import dev.simplecoder.app.gate.Verified.State;
import dev.simplecoder.app.store.decisions.GateDecision.Ground;
import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.Verdict;
import dev.simplecoder.router.gate.acceptance.FeatureTable.Known;
import dev.simplecoder.router.gate.acceptance.Observation;
import dev.simplecoder.router.outcome.LogOdds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LearnedGateTest {

  private static final Costs COSTS =
      new Costs(Cost.measured(3), Cost.estimated(10), Cost.estimated(5), Cost.estimated(60));
  private static final Verified BROKEN = new Verified(State.DOES_NOT_COMPILE, 0, 0, false, 0);

  private final List<String> notices = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private final InstantSource clock = () -> now;
  private final RecordsInMemory log = new RecordsInMemory();
  private final Random random = new Random(1);

  private LearnedGate gate(Mode most, Rule rule) {
    return new LearnedGate(log, most, rule, clock, random, notices::add);
  }

  private LearnedGate gate() {
    return gate(Mode.ON, Rule.THRESHOLD);
  }

  private static Suggestion suggestion(Kind kind, double lines, Verified verified, int armsLeft) {
    return new Suggestion(
        "task",
        kind,
        new Observation(Map.of("added_lines", lines), Map.of("language", "java")),
        COSTS,
        new Stage.Made(verified, armsLeft));
  }

  private static Suggestion changes(Verified verified, int armsLeft) {
    return suggestion(Kind.CHANGES, 20, verified, armsLeft);
  }

  private GateRow row(Judged judged) {
    return log.row(judged.id().getAsLong());
  }

  @Test
  void onTheFirstDayWhatIsNotBrokenIsShown() {
    for (Kind kind : Kind.values()) {
      Judged judged = gate().judge(suggestion(kind, 20, Verified.NOTHING, 2));
      assertEquals(Verdict.SHOW, judged.verdict(), kind.word());
      assertEquals(Mode.SHADOW, judged.mode());
      assertEquals(1, judged.decision().propensity());
    }
    assertEquals(List.of(), notices);
  }

  @Test
  void onTheFirstDayWhatIsBrokenGoesToAnotherModelAndIsHeldBackWhereThereIsNone() {
    for (Rule rule : Rule.values()) {
      Judged judged = gate(Mode.SHADOW, rule).judge(changes(BROKEN, 1));
      assertEquals(Verdict.ESCALATE, judged.verdict(), rule.word());
      assertEquals(Ground.EVIDENCE, row(judged).decision().ground());
      assertTrue(judged.decision().score() <= 0, rule.word());
    }
    Judged last = gate().judge(changes(new Verified(State.BREAKS_TESTS, 12, 3, false, 0), 0));
    assertEquals(Verdict.WITHHOLD, last.verdict());
    assertEquals(
        "changes held back (4 % likely wanted): tests that passed now fail, 3 of 12 tests fail",
        last.line().replaceFirst("\\(\\d+ %", "(4 %"));
  }

  @Test
  void howLongItWouldTakeToWriteDoesNotMakeWhatIsBrokenWorthShowing() {
    var costs =
        new Costs(Cost.measured(3), Cost.estimated(1), Cost.estimated(1), Cost.estimated(9_000));
    Judged judged =
        gate()
            .judge(
                new Suggestion(
                    "task",
                    Kind.CHANGES,
                    new Observation(Map.of(), Map.of()),
                    costs,
                    new Stage.Made(BROKEN, 0)));
    assertEquals(Verdict.WITHHOLD, judged.verdict());
  }

  @Test
  void whatSpeaksAgainstItOtherwiseIsWeighedAgainstTheTimeThatIsSaved() {
    var cutOff = new Verified(State.UNKNOWN, 0, 0, true, 9);
    Judged short_ = gate().judge(changes(cutOff, 0));
    assertEquals(Verdict.WITHHOLD, short_.verdict());
    assertTrue(short_.reasons().containsAll(List.of("the reply was cut off")), short_.line());

    var costs =
        new Costs(Cost.measured(3), Cost.estimated(1), Cost.estimated(1), Cost.estimated(9_000));
    var long_ =
        new Suggestion(
            "task",
            Kind.CHANGES,
            new Observation(Map.of(), Map.of()),
            costs,
            new Stage.Made(cutOff, 0));
    assertEquals(Verdict.SHOW, gate().judge(long_).verdict());
  }

  @Test
  void theProbabilityIsTheSumOfItsTermsAndLiesInItsInterval() {
    teach(250, 0);
    Judged judged = gate().judge(changes(new Verified(State.PASSED, 5, 0, false, 1), 1));
    var expected = row(judged).decision().expected();
    assertEquals(
        judged.decision().probability(), LogOdds.probability(Term.sum(expected.terms())), 1e-12);
    assertTrue(
        expected.interval().low() < judged.decision().probability()
            && judged.decision().probability() < expected.interval().high(),
        "" + expected);
  }

  /**
   * A person who wants short changes and no long ones, decides on so many, and takes by chance a
   * share of the long ones all the same.
   */
  private void teach(int decisions, double exceptions) {
    var person = new Random(7);
    LearnedGate gate = gate();
    for (int i = 0; i < decisions; i++) {
      now = now.plus(Duration.ofMinutes(20));
      boolean isShort = i % 2 == 0;
      Judged judged =
          gate.judge(suggestion(Kind.CHANGES, isShort ? 2 : 2_000, Verified.NOTHING, 0));
      if (judged.verdict() == Verdict.SHOW) {
        boolean isTaken = isShort || person.nextDouble() < exceptions;
        gate().label(judged.id().getAsLong(), Label.of(isTaken ? Word.ACCEPTED : Word.REJECTED));
      }
    }
  }

  @Test
  void whatWasLearnedCountsFromTwoHundredDecisionsOnAndThatIsToldOnce() {
    teach(199, 0);
    assertEquals(List.of(), notices);
    assertTrue(log.figures().stream().allMatch(row -> row.decision().mode() == Mode.SHADOW));
    teach(101, 0);
    assertEquals(1, notices.size(), "" + notices);
    assertTrue(
        notices.getFirst().startsWith("the gate has learned from 200 decisions"), "" + notices);
    Judged unwanted = gate().judge(suggestion(Kind.CHANGES, 2_000, Verified.NOTHING, 0));
    assertEquals(Mode.ON, unwanted.mode());
    assertEquals(Verdict.WITHHOLD, unwanted.verdict());
    assertEquals(Verdict.SHOW, gate().judge(changes(Verified.NOTHING, 0)).verdict());
  }

  @Test
  void itStaysInShadowWhereWhatItWouldHoldBackIsWantedTooOften() {
    teach(300, 0.25);
    assertEquals(List.of(), notices);
    assertTrue(log.figures().stream().allMatch(GateRow::isShown));
  }

  @Test
  void aGateThatMayOnlyTakeNotesNeverHoldsBackWhatIsNotBroken() {
    teach(260, 0);
    Judged judged =
        gate(Mode.SHADOW, Rule.THRESHOLD)
            .judge(suggestion(Kind.CHANGES, 2_000, Verified.NOTHING, 1));
    assertEquals(Verdict.SHOW, judged.verdict());
    assertEquals(Verdict.ESCALATE, row(judged).decision().wanted());
  }

  @Test
  void someOfWhatIsHeldBackIsShownAllTheSameAndSaysHowProbableThatWas() {
    teach(700, 0);
    List<GateRow> below =
        log.figures().stream()
            .filter(row -> row.decision().mode() == Mode.ON)
            .filter(row -> !row.decision().wanted().passes())
            .toList();
    long explored = below.stream().filter(row -> row.decision().isExplored()).count();
    assertTrue(5 < explored && explored < below.size() / 4, explored + " of " + below.size());
    for (GateRow row : below) {
      double shown = row.decision().isExplored() ? row.decision().decision().propensity() : 0;
      assertTrue(shown <= 0.1, "" + shown);
      assertTrue(0.02 <= 1 - row.decision().decision().propensity() || row.decision().isExplored());
    }
  }

  @Test
  void threeRegretsPutAKindBackIntoShadowAndTwentyWithoutBringItBack() {
    teach(260, 0);
    for (int i = 0; i < 3; i++) {
      Judged held = held();
      gate().overrule(held.id().getAsLong(), Overrule.ASKED_TO_SEE);
    }
    Judged judged = gate().judge(suggestion(Kind.CHANGES, 2_000, Verified.NOTHING, 0));
    assertEquals(Mode.SHADOW, judged.mode());
    assertEquals(Verdict.SHOW, judged.verdict());
    assertEquals(2, notices.size(), "" + notices);
    teach(60, 0);
    assertEquals(Mode.ON, gate().judge(suggestion(Kind.CHANGES, 2, Verified.NOTHING, 0)).mode());
  }

  /** One that is held back and not shown by chance. */
  private Judged held() {
    Judged judged = gate().judge(suggestion(Kind.CHANGES, 2_000, Verified.NOTHING, 0));
    return judged.verdict() == Verdict.WITHHOLD ? judged : held();
  }

  @Test
  void whoReadsTheLogKnowsTheSameWithAndWithoutItsSnapshot() {
    teach(300, 0.1);
    assertTrue(log.snapshot(Memory.TABLE.version()).isPresent());
    var other = new RecordsInMemory();
    log.after(0)
        .forEach(row -> {
          long id = other.add(row.decision()).getAsLong();
          row.label().ifPresent(label -> other.add(id, label));
        });
    Observation seen =
        Facts.of(changes(Verified.NOTHING, 0), Habits.of(List.of(), Kind.CHANGES, now));
    assertFalse(other.snapshot(Memory.TABLE.version()).isPresent());
    assertEquals(
        Memory.of(log, now).suggestion().explained(seen),
        Memory.of(other, now).suggestion().explained(seen));
    assertTrue(
        Memory.of(log, now).suggestion().probability(seen)
            != Memory.blank(Known.SUGGESTION).probability(seen));
  }

  @Test
  void whatNobodyCanSayTeachesNothingAndWhatWasIgnoredHalf() {
    Judged first = gate().judge(changes(Verified.NOTHING, 0));
    Observation seen = row(first).decision().seen();
    double before = Memory.of(log, now).suggestion().probability(seen);
    gate().label(first.id().getAsLong(), Label.of(Word.CENSORED));
    assertEquals(before, Memory.of(log, now).suggestion().probability(seen));
    gate().label(first.id().getAsLong(), Label.of(Word.IGNORED));
    double ignored = Memory.of(log, now).suggestion().probability(seen);
    gate().label(first.id().getAsLong(), Label.of(Word.REJECTED));
    double rejected = Memory.of(log, now).suggestion().probability(seen);
    assertTrue(rejected < ignored && ignored < before, rejected + " " + ignored + " " + before);
  }

  @Test
  void measuredTimesMoveTheBarAndTimesAwayFromTheScreenDoNot() {
    for (int i = 0; i < 30; i++) {
      Judged judged = gate().judge(changes(Verified.NOTHING, 0));
      var seconds = i % 3 == 0 ? 500 : 1;
      gate()
          .label(
              judged.id().getAsLong(), Label.of(Word.REJECTED).decidedAfter(seconds, Focus.KEPT));
    }
    var times = row(gate().judge(changes(Verified.NOTHING, 0))).decision().times();
    assertEquals(10 * (20 * 1 + 10 * 10) / (30.0 * 10), times.verifyRejected(), 1e-9);
    assertEquals(10, times.verifyAccepted(), 1e-9);
  }

  @Test
  void anUnaskedItemIsJudgedBeforeThereIsOneByItsContextAlone() {
    var wish =
        new Suggestion(
            "task",
            Kind.NEXT_STEP,
            new Observation(Map.of("turn", 1.0), Map.of()),
            COSTS,
            new Stage.Wished());
    Judged judged = gate(Mode.ON, Rule.NEVER).judge(wish);
    assertEquals(Verdict.GENERATE, judged.verdict());
    assertEquals(Verdict.DO_NOT_GENERATE, row(judged).decision().wanted());
    assertFalse(row(judged).decision().isMade());
  }

  @Test
  void whatIsKeptAreNumbersAndShortWords() {
    for (String word : List.of("int main() {", "x".repeat(25), "")) {
      assertThrows(
          IllegalArgumentException.class,
          () ->
              new Suggestion(
                  "task",
                  Kind.CHANGES,
                  new Observation(Map.of(), Map.of("language", word)),
                  COSTS,
                  new Stage.Wished()));
    }
    for (String column : List.of("decide_seconds", "taken", "tests")) {
      assertThrows(
          IllegalArgumentException.class,
          () ->
              new Suggestion(
                  "task",
                  Kind.CHANGES,
                  new Observation(Map.of(column, 1.0), Map.of()),
                  COSTS,
                  new Stage.Wished()));
    }
  }
}
