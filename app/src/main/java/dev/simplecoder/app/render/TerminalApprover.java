package dev.simplecoder.app.render;

import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.Approver;
import java.util.List;
import java.util.Optional;

/** Asks the person at the terminal whether a call may do what it would do. */
public final class TerminalApprover implements Approver {

  private static final List<String> HELP =
      List.of(
          "  y  yes, this once",
          "  s  yes, and for exactly this until the session ends",
          "  p  yes, and for exactly this in this project from now on",
          "     (to take it back: simplecoder permissions revoke)",
          "  n  no; the model is told and goes on without");

  private final Prompter prompter;

  public TerminalApprover(Prompter prompter) {
    this.prompter = prompter;
  }

  @Override
  public Answer approve(Action action, String question) throws InterruptedException {
    if (!prompter.canAsk()) {
      prompter.tell(question + " No: there is no terminal to ask at.");
      return Answer.NO;
    }
    while (true) {
      Optional<String> typed =
          prompter.ask(question + " [y]es once, [s]ession, [p]roject, [n]o, [?]");
      if (typed.isEmpty()) {
        return Answer.NO;
      }
      switch (typed.get()) {
        case "y", "yes" -> {
          return Answer.ONCE;
        }
        case "s", "session" -> {
          return Answer.SESSION;
        }
        case "p", "project" -> {
          return Answer.PROJECT;
        }
        case "n", "no" -> {
          return Answer.NO;
        }
        default -> prompter.tell(HELP);
      }
    }
  }
}
