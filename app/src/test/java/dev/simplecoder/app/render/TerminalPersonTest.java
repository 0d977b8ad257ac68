package dev.simplecoder.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.review.Person;
import dev.simplecoder.app.review.Person.Choice;
import dev.simplecoder.app.review.Person.Ending;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

final class TerminalPersonTest {

  private static final Terminals BOTH = new Terminals(true, true, true);

  @Test
  void takesEachAnswer() throws InterruptedException {
    assertEquals(Choice.ONCE, decide(screen(), Ending.FINISHED, "y\n"));
    assertEquals(Choice.SESSION, decide(screen(), Ending.FINISHED, "s\n"));
    assertEquals(Choice.PROJECT, decide(screen(), Ending.FINISHED, "p\n"));
    assertEquals(Choice.EDIT, decide(screen(), Ending.FINISHED, "E\n"));
    assertEquals(Choice.NO, decide(screen(), Ending.FINISHED, "n\n"));
    assertEquals(Choice.ONCE, decide(screen(), Ending.FINISHED, "a\n"));
    assertEquals(Choice.LATER, decide(screen(), Ending.FINISHED, "l\n"));
    assertEquals(Choice.GONE, decide(screen(), Ending.FINISHED, ""));
  }

  @Test
  void anEmptyAnswerMeansNoWhereTheChangesAreNotAsTheyShouldBe() throws InterruptedException {
    assertEquals(Choice.ONCE, decide(screen(), Ending.FINISHED, "\ny\n"));
    assertEquals(Choice.NO, decide(screen(), Ending.UNFINISHED, "\ny\n"));
    assertEquals(Choice.NO, decide(screen(), Ending.BROKEN, "\ny\n"));
    assertEquals(Choice.NO, decide(screen(), Ending.UNASKED, "\ny\n"));
  }

  @Test
  void showsScopeHelpAndTheWholeDiff() throws InterruptedException {
    var screen = screen();
    decide(screen, Ending.FINISHED, "?\nd\ny\n");
    decide(screen, Ending.UNFINISHED, "n\n");
    decide(screen, Ending.BROKEN, "n\n");
    Golden.check("questions/apply.txt", screen.err());
  }

  private static Screen screen() {
    return new Screen(BOTH, Style.PLAIN);
  }

  private static Choice decide(Screen screen, Ending ending, String typed)
      throws InterruptedException {
    var lines = new TypedLines(new Keys(typed), StandardCharsets.UTF_8);
    var person = new TerminalPerson(new Prompter(screen.console, lines));
    var paths = Scenes.CHANGES.paths();
    return person.decide(
        new Person.Question(
            paths, Path.of("/x/y"), ending, Scenes.DIFF, EnumSet.allOf(Choice.class)));
  }
}
