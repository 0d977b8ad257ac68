package dev.simplecoder.app.gate.judge;

import static dev.simplecoder.app.gate.judge.TaughtGate.LONG;
import static dev.simplecoder.app.gate.judge.TaughtGate.SHORT;
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
import dev.simplecoder.app.gate.Verified.Words;
import dev.simplecoder.app.store.decisions.GateDecision.Ground;
import dev.simplecoder.app.store.decisions.GateRecords.Kept;
import dev.simplecoder.app.store.decisions.GateRecords.Learned;
import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.Verdict;
import dev.simplecoder.router.gate.acceptance.AcceptanceModel.Snapshot;
import dev.simplecoder.router.gate.acceptance.FeatureTable.Known;
import dev.simplecoder.router.gate.acceptance.Observation;
import dev.simplecoder.router.outcome.LogOdds;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LearnedGateTest {

  private static final Costs COSTS =
      new Costs(Cost.measured(3), Cost.estimated(10), Cost.estimated(5), Cost.estimated(60));
  private static final Verified BROKEN = new Verified(State.DOES_NOT_COMPILE, 0, 0, false, 0);

  private static final Costs MUCH =
      new Costs(Cost.measured(3), Cost.estimated(1), Cost.estimated(1), Cost.estimated(9_000));

  private final RecordsInMemory log = new RecordsInMemory();
  private final TaughtGate person = new TaughtGate(log);

  private static Suggestion changes(Verified verified, int armsLeft) {
    return TaughtGate.suggestion(Kind.CHANGES, SHORT, COSTS, new Stage.Made(verified, armsLeft));
  }

  private GateRow row(Judged judged) {
    return log.row(judged.id().getAsLong());
  }

  @Test
  void onTheFirstDayWhatIsNotBrokenIsShown() {
    for (Kind kind : EnumSet.complementOf(EnumSet.of(Kind.ANSWER))) {
      Judged judged = person.judge(kind, SHORT, Verified.NOTHING, 2);
      assertEquals(Verdict.SHOW, judged.verdict(), kind.word());
      assertEquals(Mode.SHADOW, judged.mode());
      assertEquals(1, judged.decision().propensity());
    }
    assertEquals(List.of(), person.notices());
  }

  @Test
  void onTheFirstDayWhatIsBrokenGoesToAnotherModelAndIsHeldBackWhereThereIsNone() {
    for (Rule rule : Rule.values()) {
      Judged judged = person.gate(Mode.SHADOW, rule).judge(changes(BROKEN, 1));
      assertEquals(Verdict.ESCALATE, judged.verdict(), rule.word());
      assertEquals(Ground.EVIDENCE, row(judged).decision().ground());
      assertTrue(judged.decision().score() <= 0, rule.word());
    }
    Judged last =
        person.judge(Kind.CHANGES, SHORT, new Verified(State.BREAKS_TESTS, 12, 3, false, 0), 0);
    assertEquals(Verdict.WITHHOLD, last.verdict());
    assertEquals(
        "changes held back (4 % likely wanted): tests that passed now fail, 3 of 12 tests fail",
        last.line().replaceFirst("\\(\\d+ %", "(4 %"));
  }

  @Test
  void howLongItWouldTakeToWriteDoesNotMakeWhatIsBrokenWorthShowing() {
    Judged judged =
        person
            .gate()
            .judge(TaughtGate.suggestion(Kind.CHANGES, SHORT, MUCH, new Stage.Made(BROKEN, 0)));
    assertEquals(Verdict.WITHHOLD, judged.verdict());
  }

  @Test
  void whatSpeaksAgainstItOtherwiseIsWeighedAgainstTheTimeThatIsSaved() {
    var cutOff = new Verified(State.UNKNOWN, 0, 0, true, 9);
    Judged little = person.judge(Kind.CHANGES, SHORT, cutOff, 0);
    assertEquals(Verdict.WITHHOLD, little.verdict());
    assertTrue(little.reasons().containsAll(List.of("the reply was cut off")), little.line());

    Suggestion much = TaughtGate.suggestion(Kind.CHANGES, SHORT, MUCH, new Stage.Made(cutOff, 0));
    assertEquals(Verdict.SHOW, person.gate().judge(much).verdict());
  }

  @Test
  void theProbabilityIsTheSumOfItsTermsAndLiesInItsInterval() {
    person.teach(250, 0);
    Judged judged =
        person.judge(Kind.CHANGES, SHORT, new Verified(State.PASSED, 5, 0, false, 1), 1);
    var expected = row(judged).decision().expected();
    assertEquals(
        judged.decision().probability(), LogOdds.probability(Term.sum(expected.terms())), 1e-12);
    assertTrue(
        expected.interval().low() < judged.decision().probability()
            && judged.decision().probability() < expected.interval().high(),
        "" + expected);
  }

  @Test
  void whatWasLearnedCountsFromTwoHundredDecisionsOnAndThatIsToldOnce() {
    person.teach(199, 0);
    assertEquals(List.of(), person.notices());
    assertTrue(log.figures().stream().allMatch(row -> row.decision().mode() == Mode.SHADOW));
    person.teach(101, 0);
    assertEquals(1, person.notices().size(), "" + person.notices());
    assertTrue(
        person.notices().getFirst().startsWith("the gate has learned from 200 decisions"),
        "" + person.notices());
    Judged unwanted = person.judge(LONG);
    assertEquals(Mode.ON, unwanted.mode());
    assertEquals(Verdict.WITHHOLD, unwanted.verdict());
    assertEquals(Verdict.SHOW, person.judge(SHORT).verdict());
  }

  @Test
  void itStaysInShadowWhereWhatItWouldHoldBackIsWantedTooOften() {
    person.teach(300, 0.25);
    assertEquals(List.of(), person.notices());
    assertTrue(log.figures().stream().allMatch(GateRow::isShown));
  }

  @Test
  void aGateThatMayOnlyTakeNotesNeverHoldsBackWhatIsNotBroken() {
    person.teach(260, 0);
    Judged judged =
        person
            .gate(Mode.SHADOW, Rule.THRESHOLD)
            .judge(
                TaughtGate.suggestion(
                    Kind.CHANGES, LONG, COSTS, new Stage.Made(Verified.NOTHING, 1)));
    assertEquals(Verdict.SHOW, judged.verdict());
    assertEquals(Verdict.ESCALATE, row(judged).decision().wanted());
  }

  @Test
  void someOfWhatIsHeldBackIsShownAllTheSameAndSaysHowProbableThatWas() {
    person.teach(500, 0);
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
    person.teach(260, 0);
    for (int i = 0; i < 3; i++) {
      Judged held = held();
      person.gate().overrule(held.id().getAsLong(), Overrule.ASKED_TO_SEE);
    }
    Judged judged = person.judge(LONG);
    assertEquals(Mode.SHADOW, judged.mode());
    assertEquals(Verdict.SHOW, judged.verdict());
    assertEquals(2, person.notices().size(), "" + person.notices());
    person.teach(60, 0);
    assertEquals(Mode.ON, person.judge(SHORT).mode());
  }

  /** One that is held back and not shown by chance. */
  private Judged held() {
    Judged judged = person.judge(LONG);
    return judged.verdict() == Verdict.WITHHOLD ? judged : held();
  }

  @Test
  void whoReadsTheLogKnowsTheSameWithAndWithoutItsSnapshot() {
    person.teach(300, 0.1);
    assertTrue(log.snapshot(Memory.TABLE.version()).isPresent());
    var other = new RecordsInMemory();
    log.after(0)
        .forEach(row -> {
          long id = other.add(row.decision()).getAsLong();
          row.label().ifPresent(label -> other.add(id, label));
        });
    Observation seen =
        Facts.of(
            changes(Verified.NOTHING, 0), Habits.of(List.of(), Kind.CHANGES, person.instant()));
    assertFalse(other.snapshot(Memory.TABLE.version()).isPresent());
    assertEquals(
        Memory.of(log, person.instant()).suggestion().explained(seen),
        Memory.of(other, person.instant()).suggestion().explained(seen));
    assertTrue(
        Memory.of(log, person.instant()).suggestion().probability(seen)
            != Memory.blank(Known.SUGGESTION).probability(seen));
  }

  @Test
  void aSnapshotThatMakesNoSenseIsLearnedAnew() {
    person.teach(5, 0);
    var one = new Snapshot(List.of(0.1), List.of(1.0));
    log.keep(Memory.TABLE.version(), new Kept(5, new Learned(one, one)));
    Observation seen = row(person.judge(SHORT)).decision().seen();
    assertTrue(
        Memory.of(log, person.instant()).suggestion().probability(seen)
            != Memory.blank(Known.SUGGESTION).probability(seen));
  }

  @Test
  void whatNobodyCanSayTeachesNothingAndWhatWasIgnoredHalf() {
    Judged first = person.judge(SHORT);
    Observation seen = row(first).decision().seen();
    double before = Memory.of(log, person.instant()).suggestion().probability(seen);
    person.gate().label(first.id().getAsLong(), Label.of(Word.CENSORED));
    assertEquals(before, Memory.of(log, person.instant()).suggestion().probability(seen));
    person.gate().label(first.id().getAsLong(), Label.of(Word.IGNORED));
    double ignored = Memory.of(log, person.instant()).suggestion().probability(seen);
    person.gate().label(first.id().getAsLong(), Label.of(Word.REJECTED));
    double rejected = Memory.of(log, person.instant()).suggestion().probability(seen);
    assertTrue(rejected < ignored && ignored < before, rejected + " " + ignored + " " + before);
  }

  @Test
  void measuredTimesMoveTheBarAndTimesAwayFromTheScreenDoNot() {
    for (int i = 0; i < 30; i++) {
      Judged judged = person.judge(SHORT);
      var seconds = i % 3 == 0 ? 500 : 1;
      person
          .gate()
          .label(
              judged.id().getAsLong(), Label.of(Word.REJECTED).decidedAfter(seconds, Focus.KEPT));
    }
    var times = row(person.judge(SHORT)).decision().times();
    assertEquals(10 * (20 * 1 + 10 * 10) / (30.0 * 10), times.verifyRejected(), 1e-9);
    assertEquals(10, times.verifyAccepted(), 1e-9);
  }

  private static Suggestion wish(double generation) {
    var costs =
        new Costs(
            Cost.estimated(generation), Cost.estimated(2), Cost.estimated(0), Cost.estimated(20));
    var seen = new Observation(Map.of("turn", 1.0), Map.of());
    return new Suggestion("task", Kind.NEXT_STEP, seen, costs, new Stage.Wished());
  }

  @Test
  void timesOfWhoLookedAwayDoNotCountAndMeasuredEditingDoes() {
    for (int i = 0; i < 30; i++) {
      Judged judged = person.judge(SHORT);
      person
          .gate()
          .label(
              judged.id().getAsLong(),
              Label.of(Word.ACCEPTED).decidedAfter(50, i < 20 ? Focus.LOST : Focus.KEPT));
      var edited = OptionalDouble.of(20);
      var none = OptionalDouble.empty();
      person
          .gate()
          .label(
              judged.id().getAsLong(),
              new Label(
                  Word.ACCEPTED,
                  none,
                  Focus.UNKNOWN,
                  edited,
                  none,
                  List.of(),
                  Label.Tests.UNKNOWN));
    }
    var times = row(person.judge(SHORT)).decision().times();
    assertEquals(10 * (10 * 50 + 10 * 10) / (20.0 * 10), times.verifyAccepted(), 1e-9);
    assertEquals(5 * (30 * 20 + 10 * 5) / (40.0 * 5), times.edit(), 1e-9);
  }

  @Test
  void anUnaskedItemIsJudgedBeforeThereIsOneByItsContextAlone() {
    Judged judged = person.gate(Mode.ON, Rule.THRESHOLD).judge(wish(1));
    assertEquals(Verdict.GENERATE, judged.verdict());
    assertEquals(1 / 3.0, judged.decision().probability(), 1e-3);
    assertEquals(1, judged.decision().propensity());
    assertFalse(row(judged).decision().isMade());
  }

  @Test
  void whatIsNotWorthItsGenerationIsNotTriedFromTheFirstDayOnButForAFewByLot() {
    for (Rule rule : List.of(Rule.THRESHOLD, Rule.VALUE_OF_INFORMATION, Rule.NEVER)) {
      LearnedGate gate = person.gate(Mode.ON, rule);
      int tried = 0;
      for (int i = 0; i < 30; i++) {
        Judged judged = gate.judge(wish(60));
        assertEquals(Verdict.DO_NOT_GENERATE, row(judged).decision().wanted(), rule.word());
        boolean isTried = judged.verdict() == Verdict.GENERATE;
        assertEquals(isTried ? 0.1 : 0.9, judged.decision().propensity(), 1e-9);
        tried += isTried ? 1 : 0;
      }
      assertTrue(tried < 15, rule.word() + ": " + tried + " of 30");
    }
    assertTrue(person.gate(Mode.ON, Rule.ALWAYS).judge(wish(60)).verdict().passes());
  }

  @Test
  void offersThatAreDeclinedSayNothingOfHowFarTheGateMayGoWithChanges() {
    for (int i = 0; i < 200; i++) {
      Judged offer = person.judge(Kind.NEXT_STEP, i % 2 == 0 ? SHORT : LONG, Verified.NOTHING, 0);
      if (offer.verdict() == Verdict.SHOW) {
        Word word = i % 2 == 0 ? Word.ACCEPTED : Word.REJECTED;
        person.gate().label(offer.id().getAsLong(), Label.of(word));
      }
    }
    assertEquals(0, Standing.of(log.figures(1_000), Kind.CHANGES).decided());
    assertTrue(Standing.of(log.figures(1_000), Kind.TEST_OFFER).isTaught());
    assertEquals(Mode.SHADOW, person.judge(SHORT).mode());
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

  @Test
  void anAnswerIsDoubtedByWhatIsWrongInItFromTheFirstDayAndNotByItsFormAlone() {
    Judged formal = person.answer(Words.NOTHING);
    assertEquals(Verdict.SHOW, formal.verdict());
    Judged wrong = person.answer(new Words(3, 2, 0, 1));
    assertEquals(Verdict.ESCALATE, wrong.verdict());
    assertEquals(Ground.EVIDENCE, row(wrong).decision().ground());
    assertEquals(
        "likely not what you need (N % likely wanted, needs N %): 2 of 3 places it names do not"
            + " exist, 1 claim is not borne out by what was done",
        wrong.line().replaceAll("\\d+ %", "N %"));
  }

  @Test
  void whatIsLikelyWantedByWhatWasLearnedIsNotDoubtedByWeakEvidence() {
    var unread = new Words(1, 0, 1, 0);
    assertEquals(Verdict.ESCALATE, person.answer(unread).verdict());
    for (int i = 0; i < 125; i++) {
      long id = person.answer(Words.NOTHING).id().getAsLong();
      person.gate().label(id, Label.of(i % 4 == 0 ? Word.REJECTED : Word.ACCEPTED));
    }
    Judged judged = person.answer(unread);
    assertEquals(Mode.SHADOW, judged.mode());
    assertEquals(Verdict.SHOW, judged.verdict(), judged.line());
  }

  @Test
  void whatBecameOfAnswersTeachesNothingOfChanges() {
    person.teach(20, 0);
    Decision before = person.judge(SHORT).decision();
    for (int i = 0; i < 250; i++) {
      person.gate().label(person.answer(Words.NOTHING).id().getAsLong(), Label.of(Word.REJECTED));
    }
    assertEquals(before, person.judge(SHORT).decision());
    assertEquals(Mode.SHADOW, person.judge(SHORT).mode());
  }
}
