package dev.simplecoder.app.repl;

import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.offer.Offers;
import dev.simplecoder.app.permission.Grants;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Prompter;
import dev.simplecoder.app.render.TerminalApprover;
import dev.simplecoder.app.render.TerminalRenderer;
import dev.simplecoder.app.render.TypedLines;
import dev.simplecoder.app.review.ChangeReview.Undecided;
import dev.simplecoder.app.review.ExternalEditor;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.task.Consoles;
import dev.simplecoder.app.task.Desk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jline.utils.Signals;

/**
 * Whole lines in and out: for pipes, for terminals that can do no more, and for screen readers. A
 * line that ends with a backslash goes on in the next one; lines that come at once, as they do when
 * a person pastes, are one message.
 */
final class PlainSeat implements Seat {

  private static final String PROMPT = "> ";

  private final Shell shell;
  private final Settings settings;
  private final TypedLines lines;
  private final boolean hasPerson;
  private final Object before;

  PlainSeat(Shell shell, Settings settings) {
    this.shell = shell;
    this.settings = settings;
    this.lines = new TypedLines(shell.in(), StandardCharsets.UTF_8);
    this.hasPerson = shell.isTerminal(Shell.Stream.IN);
    this.before = Signals.register("INT", Thread.currentThread()::interrupt);
  }

  @Override
  public Typed next(List<SlashCommand> commands, Offers offers) throws IOException {
    var text = new StringBuilder();
    if (hasPerson) {
      prompt();
    }
    try {
      while (true) {
        Optional<String> line = lines.next();
        if (line.isEmpty()) {
          if (hasPerson) {
            shell.err().println(); // Ctrl-D leaves the cursor where it was
          }
          return text.isEmpty() ? new Typed.End() : new Typed.Text(text.toString());
        }
        if (line.get().endsWith("\\")) {
          text.append(line.get(), 0, line.get().length() - 1).append('\n');
          continue;
        }
        text.append(line.get());
        if (!hasPerson || shell.in().available() == 0) {
          return new Typed.Text(text.toString());
        }
        text.append('\n');
      }
    } catch (InterruptedException _) { // Ctrl-C gives the line up
      shell.err().println();
      return new Typed.Nothing();
    }
  }

  @Override
  public Optional<String> ask(String question) throws InterruptedException {
    var prompter = new Prompter(Consoles.of(shell, settings), lines);
    return prompter.canAsk() ? prompter.ask(question) : Optional.empty();
  }

  private void prompt() {
    shell.err().print(PROMPT);
    shell.err().flush();
  }

  @Override
  public Desk desk(Invocation task, Grants grants, EventSink listening) {
    Console console = Consoles.of(shell, task.settings());
    var renderer = new TerminalRenderer(console, task.settings().get(Keys.VERBOSITY));
    var prompter = new Prompter(console, lines);
    return new Desk(
        console,
        prompter,
        EventSink.all(listening, renderer),
        new TerminalApprover(prompter),
        ExternalEditor.of(shell),
        grants,
        Undecided.STAY_STAGED);
  }

  /** An interrupt that came too late for a task is none of the next line. */
  @Override
  public Busy busy() {
    return Thread::interrupted;
  }

  @Override
  public Busy lent() {
    return Thread::interrupted;
  }

  @Override
  public void close() {
    Signals.unregister("INT", before);
  }
}
