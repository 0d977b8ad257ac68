package dev.simplecoder.app.held;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.gate.Label.Word;
import dev.simplecoder.app.render.FocusWatch;
import dev.simplecoder.app.review.ChangeReview.Verdict;
import dev.simplecoder.app.review.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecidingTest {

  private static final WorkspacePath FILE = new WorkspacePath("a.py");

  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private Duration thinking = Duration.ofSeconds(4);
  private boolean isWatched;

  private final FocusWatch watch =
      new FocusWatch() {
        @Override
        public Label.Focus focus() {
          return isWatched ? Label.Focus.UNKNOWN : Label.Focus.LOST;
        }

        @Override
        public void close() {
          isWatched = true;
        }
      };

  private Deciding deciding(Person.Choice... choices) {
    Deque<Person.Choice> left = new ArrayDeque<>(List.of(choices));
    return new Deciding(
        new Person() {
          @Override
          public boolean canBeAsked() {
            return true;
          }

          @Override
          public boolean wantsToSee(String why) {
            return true;
          }

          @Override
          public Choice decide(Question question) throws InterruptedException {
            now = now.plus(thinking);
            if (left.isEmpty()) {
              throw new InterruptedException("Ctrl-C");
            }
            return left.remove();
          }

          @Override
          public Take take(Part part) {
            return part.number() == 1 ? Take.YES : Take.NO;
          }

          @Override
          public void tell(String line) {}
        },
        () -> watch,
        () -> now);
  }

  private static void decide(Deciding deciding) throws InterruptedException {
    deciding.decide(
        new Person.Question(List.of(FILE), Path.of("/"), Person.Ending.FINISHED, "", Set.of()));
  }

  private static void propose(Deciding deciding, String text) {
    var changes = new ChangeSet(List.of(new FileChange(FILE, null, text)));
    deciding.accept(new AgentEvent.ChangesProposed(changes, ""));
  }

  private static Word word(Deciding deciding, Verdict verdict) {
    return deciding.label(verdict, Evidence.Verdict.PASSED).map(Label::word).orElseThrow();
  }

  @Test
  void theFirstKeyIsTimedAndTheTestsAreApart() throws InterruptedException {
    Deciding deciding = deciding(Person.Choice.EDIT, Person.Choice.ONCE);
    propose(deciding, "one\n");
    decide(deciding);
    decide(deciding);
    Label label = deciding.label(Verdict.APPLIED, Evidence.Verdict.PASSED).orElseThrow();
    assertEquals(Word.ACCEPTED, label.word());
    assertEquals(OptionalDouble.of(4), label.decideSeconds());
    assertEquals(Label.Focus.LOST, label.focus(), "while the first question was open");
    assertEquals(Label.Tests.PASSED, label.tests());
  }

  @Test
  void whoTakesMinutesWasNotOnlyReading() throws InterruptedException {
    thinking = Duration.ofSeconds(90);
    assertEquals(OptionalDouble.of(60), seconds());
    thinking = Duration.ofSeconds(121);
    assertEquals(OptionalDouble.empty(), seconds());
  }

  private OptionalDouble seconds() throws InterruptedException {
    Deciding deciding = deciding(Person.Choice.NO);
    decide(deciding);
    return deciding
        .label(Verdict.NOT_APPLIED, Evidence.Verdict.UNKNOWN)
        .orElseThrow()
        .decideSeconds();
  }

  @Test
  void moreThanHalfEditedIsNotAccepted() throws InterruptedException {
    Deciding slightly = deciding(Person.Choice.ONCE);
    propose(slightly, "first line\n");
    propose(slightly, "First line\n");
    decide(slightly);
    assertEquals(Word.ACCEPTED, word(slightly, Verdict.APPLIED));

    Deciding mostly = deciding(Person.Choice.ONCE);
    propose(mostly, "first line\n");
    propose(mostly, "quite something else\n");
    decide(mostly);
    assertEquals(Word.EDITED, word(mostly, Verdict.APPLIED));
  }

  @Test
  void lessThanHalfOfThePartsIsNotAccepted() throws InterruptedException {
    Deciding deciding = deciding(Person.Choice.HUNKS);
    decide(deciding);
    for (int part = 1; part <= 3; part++) {
      deciding.take(new Person.Part("", part, 3));
    }
    assertEquals(Word.EDITED, word(deciding, Verdict.APPLIED));
  }

  @Test
  void aNoIsARejectionAndWhatNobodyDecidedSaysNothing() throws InterruptedException {
    Deciding no = deciding(Person.Choice.NO);
    decide(no);
    assertEquals(Word.REJECTED, word(no, Verdict.NOT_APPLIED));
    assertEquals(Word.CENSORED, word(deciding(), Verdict.NOT_APPLIED));
    assertEquals(Word.CENSORED, word(deciding(), Verdict.APPLIED));
    for (Verdict later : List.of(Verdict.UNDECIDED, Verdict.WITHHELD)) {
      assertEquals(Optional.empty(), deciding().label(later, Evidence.Verdict.PASSED));
    }
  }

  @Test
  void whoInterruptsTheQuestionOrLeavesSaysNothing() throws InterruptedException {
    Deciding interrupted = deciding();
    assertThrows(InterruptedException.class, () -> decide(interrupted));
    assertTrue(isWatched, "the watch ends with the question");
    assertEquals(Word.CENSORED, word(interrupted, Verdict.UNDECIDED));
    assertEquals(Word.CENSORED, word(interrupted, Verdict.WITHHELD));

    Deciding gone = deciding(Person.Choice.GONE);
    decide(gone);
    assertEquals(Word.CENSORED, word(gone, Verdict.NOT_APPLIED));
  }
}
