package dev.simplecoder.app.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.review.ChangeReview.Consent;
import dev.simplecoder.app.review.ChangeReview.Undecided;
import dev.simplecoder.app.review.ChangeReview.Verdict;
import dev.simplecoder.app.review.Person.Choice;
import dev.simplecoder.app.review.Person.Ending;
import dev.simplecoder.app.review.Person.Take;
import dev.simplecoder.tools.apply.ApplyOutcome;
import dev.simplecoder.tools.apply.Busy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ChangeReviewTest {

  private static final Stop DONE = new Stop.Done();
  private static final Stop LIMIT = new Stop.Limit("40 steps");
  private static final WorkspacePath HELLO = new WorkspacePath("hello.py");
  private static final String KEPT =
      "kept as /s/1 a.patch; to apply them: git -C /x apply '/s/1 a.patch'";
  private static final String DIFF = "diff of {hello.py=print(1)\n}";
  private static final AgentEvent APPLIED = new AgentEvent.ChangesApplied(List.of(HELLO), "u1");

  private final FakeStage stage = new FakeStage().with("hello.py", "print(1)\n");
  private final FakeGrants grants = new FakeGrants();
  private final List<AgentEvent> events = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();
  private Undecided undecided = Undecided.KEPT_AS_PATCH;
  private FileEditor editor =
      _ -> {
        throw new IOException("no editor is named; set VISUAL or EDITOR");
      };

  @Test
  void withoutChangesNothingIsAsked() throws InterruptedException {
    stage.texts.clear();
    assertEquals(Verdict.NOTHING_TO_APPLY, review(new FakePerson(), DONE, Consent.ASK));
    assertEquals(List.of(), events);
  }

  @Test
  void consentGivenBeforehandApplies() throws InterruptedException {
    var person = new FakePerson(Choice.NO);
    AgentEvent proposed = proposed();
    assertEquals(Verdict.APPLIED, review(person, DONE, Consent.GIVEN));
    assertEquals(List.of(proposed, APPLIED), events);
    assertEquals(List.of(), person.asked);
  }

  @Test
  void aStandingGrantAppliesAndSaysWhy() throws InterruptedException {
    grants.standing = Optional.of("allowed for this project");
    var person = new FakePerson();
    assertEquals(Verdict.APPLIED, review(person, DONE, Consent.ASK));
    assertEquals(List.of("applying without a question: allowed for this project"), person.told);
  }

  @Test
  void theAnswerSaysForHowLongItHolds() throws InterruptedException {
    assertEquals(Verdict.APPLIED, review(new FakePerson(Choice.ONCE), DONE, Consent.ASK));
    assertEquals(List.of(), grants.given);
    review(new FakePerson(Choice.SESSION), DONE, Consent.ASK);
    review(new FakePerson(Choice.PROJECT), DONE, Consent.ASK);
    assertEquals(List.of("session", "project"), grants.given);
    assertEquals(3, stage.applied);
  }

  @Test
  void aGrantThatCannotBeKeptIsSaidToLastShorter() throws InterruptedException {
    grants.writable = false;
    var person = new FakePerson(Choice.PROJECT);
    assertEquals(Verdict.APPLIED, review(person, DONE, Consent.ASK));
    assertEquals(
        List.of(
            "allowed for this session only, the permission could not be kept: java.io.IOException: read-only file system"),
        person.told);
  }

  private AgentEvent.ChangesWithheld withheld() {
    return new AgentEvent.ChangesWithheld(
        "1", stage.changes(), DIFF, 0.1, 0.2, "a test fails", AgentEvent.ChangesWithheld.Next.KEPT);
  }

  @Test
  void whatIsHeldBackIsKeptAndReachesNoDiskWhateverWasAllowed() throws InterruptedException {
    grants.standing = Optional.of("allowed for this project");
    AgentEvent.ChangesWithheld withheld = withheld();
    var curious = new FakePerson(Choice.ONCE).curious();
    assertEquals(Verdict.WITHHELD, reviewing(curious).withhold(withheld, Consent.GIVEN, () -> {}));
    assertEquals(List.of(withheld), events);
    assertEquals(List.of(DIFF), kept);
    assertEquals(0, stage.applied);
    assertEquals(List.of(), stage.changes().changes());
  }

  @Test
  void aPersonAtATerminalMaySeeWhatIsHeldBackAndDecides() throws InterruptedException {
    AgentEvent proposed = proposed();
    List<String> asked = new ArrayList<>();
    var curious = new FakePerson(Choice.ONCE).curious();
    assertEquals(
        Verdict.APPLIED,
        reviewing(curious).withhold(withheld(), Consent.ASK, () -> asked.add("to see")));
    assertEquals(List.of(proposed, APPLIED), events);
    assertEquals(List.of("to see"), asked);
    assertEquals(List.of(Ending.WITHHELD), curious.asked);
  }

  @Test
  void whoDoesNotWantToSeeItIsNotAskedFurther() throws InterruptedException {
    var person = new FakePerson(Choice.ONCE);
    assertEquals(Verdict.WITHHELD, reviewing(person).withhold(withheld(), Consent.ASK, () -> {}));
    assertEquals(List.of("a test fails"), person.told);
    assertEquals(List.of(), person.asked);
  }

  @Test
  void whatATaskLeavesThatBrokeDownIsKept() {
    var person = new FakePerson();
    reviewing(person).rescue();
    assertEquals(List.of(new AgentEvent.ChangesDropped("the task broke down")), events);
    assertEquals(List.of(DIFF), kept);
    assertEquals(List.of(KEPT), person.told);
  }

  @Test
  void rejectedChangesAreKept() throws InterruptedException {
    var person = new FakePerson(Choice.NO);
    AgentEvent proposed = proposed();
    assertEquals(Verdict.NOT_APPLIED, review(person, DONE, Consent.ASK));
    assertEquals(List.of(proposed, new AgentEvent.ChangesDropped("rejected")), events);
    assertEquals(List.of(KEPT), person.told);
    assertEquals(List.of(DIFF), kept);
    assertEquals(ChangeSet.EMPTY, stage.changes());
    assertEquals(0, stage.applied);
  }

  @Test
  void whereNobodyCanBeAskedNothingIsApplied() throws InterruptedException {
    var person = new FakePerson();
    assertEquals(Verdict.NOT_APPLIED, review(person, DONE, Consent.ASK));
    assertEquals(
        new AgentEvent.ChangesDropped(
            "there is no terminal to ask at; --yes applies without a question"),
        events.getLast());
    assertEquals(List.of(KEPT), person.told);
    assertEquals(0, stage.applied);
  }

  @Test
  void anUnfinishedTaskIsAppliedOnThePersonsWordOnly() throws InterruptedException {
    grants.standing = Optional.of("allowed for this project");
    assertEquals(Verdict.NOT_APPLIED, review(new FakePerson(), LIMIT, Consent.GIVEN));
    stage.with("hello.py", "print(1)\n");
    assertEquals(Verdict.NOT_APPLIED, review(new FakePerson(), LIMIT, Consent.ASK));
    assertEquals(0, stage.applied);
    stage.with("hello.py", "print(1)\n");
    var person = new FakePerson(Choice.ONCE);
    assertEquals(Verdict.APPLIED, review(person, LIMIT, Consent.ASK));
    assertEquals(List.of(Ending.UNFINISHED), person.asked);
  }

  @Test
  void whatBreaksSomethingIsAppliedOnThePersonsWordOnly() throws InterruptedException {
    grants.standing = Optional.of("allowed for this project");
    for (Consent consent : Consent.values()) {
      stage.with("hello.py", "print(1)\n");
      var nobody = new FakePerson();
      assertEquals(Verdict.NOT_APPLIED, broken(nobody, consent));
      assertEquals(
          new AgentEvent.ChangesDropped("it breaks what worked, so it does not apply by itself"),
          events.getLast());
      assertEquals(List.of(KEPT), nobody.told);
    }
    assertEquals(0, stage.applied);
    stage.with("hello.py", "print(1)\n");
    var person = new FakePerson(Choice.ONCE);
    assertEquals(Verdict.APPLIED, broken(person, Consent.ASK));
    assertEquals(List.of(Ending.BROKEN), person.asked);
  }

  private Verdict broken(Person person, Consent consent) throws InterruptedException {
    return reviewing(person).review(DONE, Evidence.Verdict.BROKEN, consent);
  }

  @Test
  void whatIsNoWorseIsAppliedAsEver() throws InterruptedException {
    assertEquals(
        Verdict.APPLIED,
        reviewing(new FakePerson()).review(DONE, Evidence.Verdict.NO_WORSE, Consent.GIVEN));
  }

  @Test
  void anInterruptWhileAskingKeepsTheChanges() {
    var person = new FakePerson(Choice.EDIT);
    assertThrows(InterruptedException.class, () -> review(person, DONE, Consent.ASK));
    assertEquals(new AgentEvent.ChangesDropped("interrupted"), events.getLast());
    assertEquals(List.of(DIFF), kept);
  }

  @Test
  void inASessionAnInterruptLeavesTheChangesForLater() throws InterruptedException {
    undecided = Undecided.STAY_STAGED;
    AgentEvent proposed = proposed();
    for (Choice choice : List.of(Choice.EDIT, Choice.LATER)) {
      assertEquals(Verdict.UNDECIDED, review(new FakePerson(choice), DONE, Consent.ASK));
      assertEquals(Map.of(HELLO, "print(1)\n"), stage.texts);
    }
    assertEquals(
        Verdict.UNDECIDED, review(new FakePerson(), new Stop.Interrupted(), Consent.GIVEN));
    assertEquals(List.of(proposed, proposed), events);
    assertEquals(List.of(), kept);
  }

  @Test
  void whatNobodyAskedForIsAppliedByAnAnswerToItsOwnQuestionOnly() throws InterruptedException {
    grants.standing = Optional.of("allowed for this project");
    var person = new FakePerson(Choice.NO, Choice.ONCE);
    assertEquals(Verdict.NOT_APPLIED, reviewing(person).offer());
    assertEquals(List.of(Ending.UNASKED), person.asked);
    assertEquals(0, stage.applied);
    stage.with("hello.py", "print(1)\n");
    assertEquals(Verdict.APPLIED, reviewing(person).offer());
    assertEquals(
        Set.of(Choice.SESSION, Choice.PROJECT, Choice.LATER),
        EnumSet.complementOf(EnumSet.copyOf(person.offered)));
  }

  @Test
  void whatIsWorthNothingAfterAnInterruptIsNotKept() throws InterruptedException {
    undecided = Undecided.DROPPED;
    assertEquals(
        Verdict.NOT_APPLIED, review(new FakePerson(), new Stop.Interrupted(), Consent.GIVEN));
    assertEquals(List.of(new AgentEvent.ChangesDropped("given up")), events);
    stage.with("hello.py", "print(1)\n");
    var person = new FakePerson(Choice.EDIT);
    assertThrows(InterruptedException.class, () -> reviewing(person).offer());
    assertEquals(new AgentEvent.ChangesDropped("given up"), events.getLast());
    assertEquals(List.of(), kept);
    assertEquals(List.of(), stage.changes().changes());
  }

  @Test
  void inASessionWhatIsDroppedIsGoneBeforeThatIsTold() {
    undecided = Undecided.STAY_STAGED;
    List<ChangeSet> staged = new ArrayList<>();
    new ChangeReview(
            stage,
            grants,
            new FakePerson(),
            editor,
            diff -> Path.of("/s/" + diff.length()),
            undecided,
            _ -> staged.add(stage.changes()))
        .discard();
    assertEquals(List.of(ChangeSet.EMPTY), staged);
  }

  @Test
  void editedTextsAreShownAgainBeforeTheyAreApplied() throws InterruptedException {
    editor = _ -> Map.of(HELLO, "print(2)\n");
    AgentEvent first = proposed();
    review(new FakePerson(Choice.EDIT, Choice.ONCE), DONE, Consent.ASK);
    assertEquals(List.of(first, proposed(), APPLIED), events);
    assertEquals(Map.of(HELLO, "print(2)\n"), stage.texts);
  }

  @Test
  void aPartOfAnEditThatWasTakenIsShownToo() throws InterruptedException {
    stage.with("other.py", "x\n");
    var edited = new TreeMap<WorkspacePath, String>();
    edited.put(HELLO, "print(2)\n");
    edited.put(new WorkspacePath("other.py"), "refused\n");
    editor = _ -> edited;
    AgentEvent first = proposed();
    var person = new FakePerson(Choice.EDIT, Choice.ONCE);
    review(person, DONE, Consent.ASK);
    assertEquals(List.of("not edited: other.py cannot be written"), person.told);
    assertEquals(List.of(first, proposed(), APPLIED), events);
  }

  @Test
  void ofSeveralFilesTheTakenOnesAreAppliedAndAllOfItIsKept() throws InterruptedException {
    stage.with("other.py", "x\n");
    String whole = stage.diff();
    AgentEvent all = proposed();
    var person = new FakePerson(Choice.FILES).taking(Take.YES, Take.NO);
    assertEquals(Verdict.APPLIED, review(person, DONE, Consent.ASK));
    assertEquals(List.of(all, proposed(), APPLIED), events);
    assertEquals(Map.of(HELLO, "print(1)\n"), stage.texts);
    assertEquals(List.of(whole), kept);
    assertEquals(
        List.of("all of it, also what you left out, is kept as /s/1 a.patch"), person.told);
    assertEquals(2, person.parts.size());
  }

  @Test
  void whoTakesNothingIsAskedAgainAndWhoTakesAllKeepsNoPatch() throws InterruptedException {
    stage.with("other.py", "x\n");
    var person = new FakePerson(Choice.HUNKS, Choice.FILES).taking(Take.NONE, Take.ALL);
    assertEquals(Verdict.APPLIED, review(person, DONE, Consent.ASK));
    assertEquals(
        List.of("nothing was taken, so everything is still to be decided on"), person.told);
    assertEquals(List.of(), kept);
    assertEquals(2, stage.texts.size());
  }

  @Test
  void aFailingEditorLeadsBackToTheQuestion() throws InterruptedException {
    var person = new FakePerson(Choice.EDIT, Choice.ONCE);
    assertEquals(Verdict.APPLIED, review(person, DONE, Consent.ASK));
    assertEquals(List.of("not edited: no editor is named; set VISUAL or EDITOR"), person.told);
    assertEquals(List.of(proposed(), APPLIED), events);
  }

  @Test
  void whatTheDiskRefusesIsKept() throws InterruptedException {
    for (ApplyOutcome refused :
        List.of(new ApplyOutcome.Conflict(List.of(HELLO)), new Busy("simplecoder (pid 7)"))) {
      stage.with("hello.py", "print(1)\n").outcome = refused;
      var person = new FakePerson();
      assertEquals(Verdict.NOT_APPLIED, review(person, DONE, Consent.GIVEN));
      assertEquals(new AgentEvent.ChangesDropped(refused.message()), events.getLast());
      assertEquals(List.of(KEPT), person.told);
    }
  }

  @Test
  void saysWhenTheChangesCannotBeKeptThoughNoneOfThemWereShown() throws InterruptedException {
    var person = new FakePerson();
    KeptChanges full =
        _ -> {
          throw new IOException("No space left on device");
        };
    new ChangeReview(stage, grants, person, editor, full, Undecided.KEPT_AS_PATCH, events::add)
        .withhold(withheld(), Consent.GIVEN, () -> {});
    assertEquals(List.of(withheld()), events);
    assertEquals(
        List.of(
            "the changes could not be kept, what was shown of them is all there is: java.io.IOException: No space left on device"),
        person.told);
    assertEquals(DIFF, stage.diff());
  }

  private AgentEvent proposed() {
    ChangeSet changes = stage.changes();
    return new AgentEvent.ChangesProposed(changes, stage.diff());
  }

  private Verdict review(Person person, Stop stop, Consent consent) throws InterruptedException {
    return reviewing(person).review(stop, Evidence.Verdict.UNKNOWN, consent);
  }

  private ChangeReview reviewing(Person person) {
    KeptChanges keeping =
        diff -> {
          kept.add(diff);
          return Path.of("/s/1 a.patch");
        };
    return new ChangeReview(stage, grants, person, editor, keeping, undecided, events::add);
  }
}
