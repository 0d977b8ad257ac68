package dev.simplecoder.app.repl;

import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.offer.Offers;
import dev.simplecoder.app.permission.Grants;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Prompter;
import dev.simplecoder.app.render.TerminalApprover;
import dev.simplecoder.app.render.TerminalRenderer;
import dev.simplecoder.app.render.ThoughtLine;
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
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.ShutdownHooks;

/** A terminal: lines are edited, keys answer questions, and what is typed meanwhile is kept. */
final class TerminalSeat implements Seat {

  /** No bracketed paste, plain keys and no others, a cursor, and a screen that scrolls. */
  private static final String PLAIN =
      FocusReports.OFF + "\033[?2004l\033[?1l\033>\033[?25h\033[?2026l\0337\033[r\0338";

  private final Terminal terminal;
  private final Attributes original;
  private final Shell shell;
  private final LiveSession session;
  private final StatusLine status;
  private final EditedLines lines;
  private final Keyboard keyboard;

  private Busy reading = () -> {};

  /** How to draw while others may write. */
  private volatile Consumer<Runnable> drawing = Runnable::run;

  private TerminalSeat(Terminal terminal, Invocation first, LiveSession session, Runnable cancel)
      throws IOException {
    this.terminal = terminal;
    this.original = terminal.getAttributes();
    this.shell = first.shell();
    this.session = session;
    this.status = new StatusLine(terminal);
    this.lines = new EditedLines(terminal, first);
    this.keyboard =
        new Keyboard(
            new PolledKeys(shell.in()),
            shell.err(),
            new FocusReports(shell.err(), shell.clock()),
            cancel,
            this::draw);
  }

  static TerminalSeat open(Invocation first, LiveSession session) throws IOException {
    Terminal terminal =
        TerminalBuilder.builder()
            .name("simplecoder")
            .type(first.shell().variable("TERM").orElse("ansi"))
            .system(true)
            .provider("jni")
            .dumb(false)
            .encoding(StandardCharsets.UTF_8)
            .graphemeCluster(false) // probing for it makes the start wait for an answer
            .nativeSignals(true)
            .signalHandler(SignalHandler.SIG_DFL)
            .build();
    Thread worker = Thread.currentThread();
    terminal.handle(Signal.INT, _ -> worker.interrupt());
    var seat = new TerminalSeat(terminal, first, session, worker::interrupt);
    terminal.handle(Signal.WINCH, _ -> seat.drawing.accept(seat.status::resize));
    ShutdownHooks.add(seat::restore);
    seat.draw(); // which moves what is on the screen up
    return seat;
  }

  /** What was typed while a task ran comes first. */
  @Override
  public Typed next(List<SlashCommand> commands, Offers offers) throws IOException {
    shell.out().flush();
    shell.err().flush();
    draw();
    Optional<String> typed = keyboard.nextLine();
    if (typed.isPresent()) {
      lines.show(typed.get());
      return new Typed.Text(typed.get());
    }
    return keyboard.isLeaving() ? new Typed.End() : lines.next(keyboard.rest(), commands, offers);
  }

  @Override
  public Optional<String> ask(String question) throws InterruptedException {
    Console console = console(session.settings());
    try (Busy _ = busy()) {
      return new Prompter(console, keyboard).ask(question);
    }
  }

  private Console console(Settings settings) {
    return Consoles.ofSession(shell.withColumns(Math.max(1, terminal.getColumns())), settings);
  }

  @Override
  public Desk desk(Invocation task, Grants grants, EventSink listening) {
    Console console = console(task.settings());
    var renderer = new TerminalRenderer(console, task.settings().get(Keys.VERBOSITY));
    drawing = console::beside;
    var prompter = new Prompter(console, keyboard);
    return new Desk(
        console,
        prompter,
        EventSink.all(listening, new ThoughtLine(console, shell.clock()), renderer, _ -> draw()),
        new TerminalApprover(prompter),
        this::edit,
        grants,
        Undecided.STAY_STAGED);
  }

  @Override
  public Busy busy() {
    terminal.enterRawMode();
    reading = keyboard.reading();
    return () -> {
      reading.close();
      drawing = Runnable::run;
      terminal.setAttributes(original);
      Thread.interrupted(); // it came too late for the task
    };
  }

  /** In the middle of a task; the keys are the editor's until it ends. */
  private Map<WorkspacePath, String> edit(ChangeSet changes)
      throws IOException, InterruptedException {
    reading.close();
    try (Busy _ = lent()) {
      return ExternalEditor.of(shell).edit(changes);
    } finally {
      terminal.enterRawMode();
      reading = keyboard.reading();
    }
  }

  @Override
  public Busy lent() {
    status.suspend();
    terminal.setAttributes(original);
    return () -> {
      Thread.interrupted();
      status.restore();
    };
  }

  private void draw() {
    String line = Standing.line(session.settings(), session.tally());
    drawing.accept(() -> status.show(line, keyboard.pending()));
  }

  /** Whatever ends the program: the library sets the modes of the lines back, and this the rest. */
  private void restore() {
    shell.out().print(PLAIN);
    shell.out().flush();
  }

  @Override
  public void close() {
    status.close();
    try {
      terminal.close();
    } catch (IOException failed) {
      shell.notice("the terminal could not be set back: " + failed.getMessage());
    }
  }
}
