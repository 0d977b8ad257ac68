package dev.simplecoder.app.decisions.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.gate.Costs;
import dev.simplecoder.app.gate.Costs.Cost;
import dev.simplecoder.app.gate.Gate.Overrule;
import dev.simplecoder.app.gate.Judged;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Rule;
import dev.simplecoder.app.gate.Suggestion;
import dev.simplecoder.app.gate.Verified;
import dev.simplecoder.app.gate.judge.RecordsInMemory;
import dev.simplecoder.app.gate.judge.Replayed;
import dev.simplecoder.app.gate.judge.TaughtGate;
import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.Sessions;
import dev.simplecoder.app.store.decisions.GateDecision;
import dev.simplecoder.app.store.decisions.GateLog;
import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.acceptance.Observation;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class GateReportTest {

  private static final RecordsInMemory RECORDS = new RecordsInMemory();

  @BeforeAll
  static void letSomebodyDecide() {
    var person = new TaughtGate(RECORDS);
    person.teach(300, 0.02);
    var broken = new Verified(Verified.State.BREAKS_TESTS, 12, 3, false, 0);
    Judged judged = person.judge(Kind.CHANGES, 20, broken, 0);
    person.gate().overrule(judged.id().getAsLong(), Overrule.ASKED_TO_SEE);
  }

  private static List<GateRow> rows() {
    return RECORDS.figures();
  }

  @Test
  void statusSaysHowRightTheGateWasAndWhatThatSaved() {
    Golden.check(
        "gate/status.txt", String.join("\n", new Status(rows()).lines(Style.PLAIN)) + "\n");
  }

  @Test
  void itSaysWhatIsMissingBeforeWhatWasLearnedCounts() {
    var fresh = new RecordsInMemory();
    new TaughtGate(fresh).teach(3, 0);
    List<String> lines = new Status(fresh.figures()).lines(Style.PLAIN);
    assertTrue(lines.get(2).endsWith("learning: 3/200 decided, 2/30 taken, 1/30 not"), "" + lines);
  }

  @Test
  void theReasonsAreTermsThatAddUp() {
    Golden.check(
        "gate/why.txt",
        String.join(
                "\n", new Why(Optional.of(rows().getLast()), Why.End.UNKNOWN).lines(Style.PLAIN))
            + "\n");
  }

  @Test
  void whoAsksForTheLastReasonsMeansNoOfferThatNobodySaw(@TempDir Path state) throws Exception {
    var log = new GateLog(state, InstantSource.system(), _ -> {});
    var person = new TaughtGate(log);
    person.judge(Kind.CHANGES, 20, Verified.NOTHING, 0);
    person.gate().judge(wished(Kind.NEXT_STEP));
    String last = Why.of(log, new Sessions(state), "").lines(Style.PLAIN).getFirst();
    assertTrue(last.startsWith("decision 1: changes of task"), last);
    String named = Why.of(log, new Sessions(state), "2").lines(Style.PLAIN).getFirst();
    assertTrue(named.startsWith("decision 2: next step of task"), named);
  }

  private static Suggestion wished(Kind kind) {
    Cost cost = Cost.estimated(1);
    return new Suggestion(
        "task",
        kind,
        new Observation(Map.of(), Map.of()),
        new Costs(cost, cost, cost, cost),
        new Suggestion.Stage.Wished());
  }

  @Test
  void whoAsksForTheLastReasonsMeansAFixThoughItWasHeldBack(@TempDir Path state) throws Exception {
    var log = new GateLog(state, InstantSource.system(), _ -> {});
    var person = new TaughtGate(log);
    person.judge(Kind.CHANGES, 20, Verified.NOTHING, 0);
    person.judge(Kind.WATCH_FIX, 20, Verified.NOTHING.ofMending(), 0);
    person.gate().judge(wished(Kind.NEXT_STEP));
    List<String> last = Why.of(log, new Sessions(state), "").lines(Style.PLAIN);
    assertTrue(last.getFirst().startsWith("decision 2: fix of task"), last::toString);
    assertTrue(last.get(1).startsWith("verdict:  held back"), last::toString);
  }

  @Test
  void whatGaveWayToAnotherModelAndCameBackIsSaidToBeHeldBack() {
    var records = new RecordsInMemory();
    var broken = new Verified(Verified.State.BREAKS_TESTS, 12, 3, false, 0);
    new TaughtGate(records).judge(Kind.CHANGES, 20, broken, 1);
    Optional<GateRow> row = Optional.of(records.figures().getLast());
    String gone = new Why(row, Why.End.UNKNOWN).lines(Style.PLAIN).get(1);
    assertTrue(gone.startsWith("verdict:  given to another model, by what running"), gone);
    String back = new Why(row, Why.End.HELD_BACK).lines(Style.PLAIN).get(1);
    assertTrue(
        back.startsWith("verdict:  held back, since no other model made a better one, by"), back);
  }

  @Test
  void whereNobodyHasDecidedItSaysSoAndHow() {
    var records = new RecordsInMemory();
    new TaughtGate(records).judge(Kind.CHANGES, 20, Verified.NOTHING, 0);
    assertEquals(
        "you have not decided on any of 1 yet: take or decline what a task shows",
        new Status(records.figures()).lines(Style.PLAIN).getFirst());
  }

  @Test
  void anOfferIsNothingThatATaskShowsToBeDecidedOn() {
    var records = new RecordsInMemory();
    var person = new TaughtGate(records);
    person.gate().judge(wished(Kind.NEXT_STEP));
    String none = new Status(records.figures()).lines(Style.PLAIN).getFirst();
    assertTrue(none.startsWith("no changes were judged yet"), none);
    person.judge(Kind.CHANGES, 20, Verified.NOTHING, 0);
    person.gate().judge(wished(Kind.WATCH_FIX));
    String one = new Status(records.figures()).lines(Style.PLAIN).getFirst();
    assertTrue(one.startsWith("you have not decided on any of 1 yet"), one);
  }

  @Test
  void thePictureIsXmlWithAPointForEachBin() throws Exception {
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(new Diagram(rows()).svg())));
    int points = document.getElementsByTagName("circle").getLength();
    assertEquals(new Diagram(rows()).lines(Style.PLAIN).size() - 2, points);
    assertTrue(1 < points, "" + points);
  }

  @Test
  void theRuleOfTheLogMakesItsDecisionsAgain() {
    Replayed again = Replayed.of(Rule.THRESHOLD, rows(), new Random(1));
    Replayed logged = Replayed.ofItself(rows());
    assertEquals(logged.shown(), again.shown());
    assertTrue(0 < again.shown() && again.shown() < again.rows(), "" + again);
    assertEquals(replay(Rule.THRESHOLD, rows()), replay(Rule.THRESHOLD, rows()));
    assertNotEquals(replay(Rule.ALWAYS, rows()), replay(Rule.THRESHOLD, rows()));
  }

  private static List<String> replay(Rule rule, List<GateRow> rows) {
    return new Replay(rule, rows).json();
  }

  @Test
  void aRuleIsSetBesideAlwaysAndNever() {
    Golden.check(
        "gate/replay.txt",
        String.join("\n", new Replay(Rule.GUARDRAIL, rows()).lines(Style.PLAIN)) + "\n");
  }

  @Test
  void whatWasHeldBackForSureCannotBeJudgedByARuleThatShowsIt() {
    List<GateRow> sure = new ArrayList<>();
    for (GateRow row : rows()) {
      boolean isHeld = !row.isShown();
      sure.add(
          isHeld ? new GateRow(row.id(), sure(row.decision()), row.label(), row.overruled()) : row);
    }
    UserError refused = assertThrows(UserError.class, () -> new Replay(Rule.ALWAYS, sure));
    assertTrue(("" + refused.getMessage()).contains("held back for sure"), "" + refused);
    assertEquals(4, replay(Rule.THRESHOLD, sure).size());
    assertEquals(6, replay(Rule.THRESHOLD, rows()).size());
  }

  private static GateDecision sure(GateDecision one) {
    Decision made = one.decision();
    return new GateDecision(
        one.session(),
        one.at(),
        one.kind(),
        one.seen(),
        one.version(),
        one.expected(),
        one.costs(),
        one.times(),
        one.armsLeft(),
        one.policy(),
        one.mode(),
        one.ground(),
        one.wanted(),
        new Decision(made.verdict(), made.bar(), made.probability(), 1, made.terms()));
  }

  @Test
  void aLogOfWhichNothingIsKnownIsNotReplayed() {
    assertThrows(UserError.class, () -> new Replay(Rule.NEVER, List.of()));
  }
}
