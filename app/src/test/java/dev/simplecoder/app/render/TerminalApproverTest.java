package dev.simplecoder.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.Approver.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TerminalApproverTest {

  private static final Terminals BOTH = new Terminals(true, true, true);
  private static final Action READ = new Action.Read("/etc/hosts", Action.Scope.OUTSIDE);
  private static final String QUESTION = "Read /etc/hosts?";

  @Test
  void takesEachAnswer() throws InterruptedException {
    assertEquals(Answer.ONCE, answer(new Screen(BOTH, Style.PLAIN), "y\n"));
    assertEquals(Answer.SESSION, answer(new Screen(BOTH, Style.PLAIN), " S \n"));
    assertEquals(Answer.PROJECT, answer(new Screen(BOTH, Style.PLAIN), "project\n"));
    assertEquals(Answer.NO, answer(new Screen(BOTH, Style.PLAIN), "n\n"));
    assertEquals(Answer.NO, answer(new Screen(BOTH, Style.PLAIN), ""));
  }

  @Test
  void explainsAndAsksAgain() throws InterruptedException {
    var screen = new Screen(BOTH, Style.PLAIN);
    assertEquals(Answer.ONCE, answer(screen, "maybe\ny\n"));
    assertEquals(
        """
        Read /etc/hosts? [y]es once, [s]ession, [p]roject, [n]o, [?]\
          y  yes, this once
          s  yes, and for exactly this until the session ends
          p  yes, and for exactly this in this project from now on
             (to take it back: simplecoder permissions revoke)
          n  no; the model is told and goes on without
        Read /etc/hosts? [y]es once, [s]ession, [p]roject, [n]o, [?]\
        """,
        screen.err().stripTrailing().replace("[?]   y", "[?]  y"));
  }

  @Test
  void saysNoWhereNobodyCanBeAsked() throws InterruptedException {
    var screen = new Screen(new Terminals(false, true, true), Style.PLAIN);
    assertEquals(Answer.NO, answer(screen, "y\n"));
    assertEquals("Read /etc/hosts? No: there is no terminal to ask at.\n", screen.err());
  }

  @Test
  void theSpinnerWaitsForTheAnswer() throws InterruptedException {
    var screen = new Screen(BOTH, Style.PLAIN);
    screen.console.beginWait("read_file /etc/hosts", Duration.ZERO);
    screen.pass(Duration.ofSeconds(1));
    answer(screen, "y\n");
    assertEquals(
        "Read /etc/hosts? [y]es once, [s]ession, [p]roject, [n]o, [?]", Screen.seen(screen.err()));
    screen.console.close();
  }

  @Test
  void anInterruptIsPassedOn() {
    var screen = new Screen(BOTH, Style.PLAIN);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> answer(screen, "y\n"));
  }

  private static Answer answer(Screen screen, String typed) throws InterruptedException {
    var lines = new TypedLines(new Keys(typed), StandardCharsets.UTF_8);
    return new TerminalApprover(new Prompter(screen.console, lines)).approve(READ, QUESTION);
  }
}
