package dev.simplecoder.app.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.app.render.Answers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WholeAnswersTest {

  private final Deque<String> lines = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();
  private final WholeAnswers answers = new WholeAnswers(new Script(), told::add);

  /** A person who is interrupted where a line is missing. */
  private final class Script implements Answers {
    @Override
    public void drain() {}

    @Override
    public Optional<String> next() throws InterruptedException {
      if (lines.isEmpty()) {
        throw new InterruptedException("withdrawn");
      }
      return Optional.of(lines.remove());
    }

    @Override
    public Optional<String> inWords() throws InterruptedException {
      return next();
    }
  }

  @Test
  void aLineThatMayHaveBegunForAWithdrawnQuestionDoesNotAnswerTheNext() throws Exception {
    assertThrows(InterruptedException.class, answers::next);
    lines.addAll(List.of("y", "n", "y"));
    assertEquals(Optional.of("n"), answers.next());
    assertEquals(1, told.size());
    assertEquals(Optional.of("y"), answers.next());
    assertEquals(1, told.size());
  }

  @Test
  void aBlankLineAfterAWithdrawnQuestionHasNoBeginningAndIsTheAnswer() throws Exception {
    assertThrows(InterruptedException.class, answers::next);
    lines.add("");
    assertEquals(Optional.of(""), answers.next());
    assertEquals(List.of(), told);
  }
}
