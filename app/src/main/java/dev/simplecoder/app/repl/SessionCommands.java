package dev.simplecoder.app.repl;

import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.command.Earlier;
import dev.simplecoder.app.markdown.MarkdownStream;
import dev.simplecoder.app.offer.LastExchange;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.store.ChosenSession;
import dev.simplecoder.app.store.SessionName;
import dev.simplecoder.app.store.SessionOutline;
import dev.simplecoder.app.store.Sessions;
import dev.simplecoder.app.task.Consoles;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Commands about the session itself. */
final class SessionCommands {

  private final LiveSession session;
  private final Held held;
  private final LastExchange conversation;
  private final Shell shell;

  /** Shows what was held back, by the word that means it. */
  interface Held {
    void show(String which) throws IOException, InterruptedException;
  }

  SessionCommands(LiveSession session, Held held, LastExchange conversation, Shell shell) {
    this.session = session;
    this.held = held;
    this.conversation = conversation;
    this.shell = shell;
  }

  List<SlashCommand> all() {
    return List.of(
        SlashCommand.of(
            "show",
            "[thinking|last|ID|all]",
            "Show the last answer again, what was thought, or what was held back.",
            this::show),
        SlashCommand.of("context", "", "Show what fills the window.", _ -> context()),
        SlashCommand.of("cost", "", "Show the tokens and seconds of the session.", _ -> cost()),
        SlashCommand.of(
            "resume",
            "[ID]",
            "Go on with another session; without ID, the last one.",
            this::resume),
        SlashCommand.of("new", "", "Begin a new session.", _ -> begin()));
  }

  private void show(String what) throws IOException, InterruptedException {
    switch (what) {
      case "" -> print(session.lastReply().text());
      case "thinking" -> print(session.lastReply().thinking());
      default -> held.show(what);
    }
  }

  private void print(String text) {
    var markdown = new MarkdownStream(Consoles.style(shell, session.settings()));
    shell
        .out()
        .print(
            text.isEmpty()
                ? "There is none yet.\n"
                : markdown.next(Visible.text(text)) + markdown.end());
  }

  private void context() throws IOException {
    Optional<String> id = session.id();
    if (id.isEmpty()) {
      shell.out().println("Nothing was said yet.");
      return;
    }
    var sessions = new Sessions(Directories.of(shell).state());
    SessionName name = new ChosenSession(sessions, session.workspace()).of(id.get());
    Tally tally = session.tally();
    ContextText.lines(sessions.read(name).events(), tally.used(), tally.window())
        .forEach(shell.out()::println);
  }

  private void cost() {
    Tally tally = session.tally();
    shell
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "%,d tokens in, %,d out; %s in %s, %.1f s",
                tally.tokensIn(),
                tally.tokensOut(),
                counted(tally.requests(), "request"),
                counted(tally.tasks(), "task"),
                tally.busy().toMillis() / 1000.0));
    Usage offers = conversation.beside();
    if (!offers.equals(Usage.NONE)) {
      shell
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "for offers, while you were asked: %,d tokens in, %,d out",
                  offers.promptTokens(),
                  offers.completionTokens()));
    }
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private void resume(String id) throws IOException {
    var sessions = new Sessions(Directories.of(shell).state());
    SessionName name =
        new ChosenSession(sessions, session.workspace()).of(id.isEmpty() ? ChosenSession.LAST : id);
    SessionOutline outline = SessionOutline.of(sessions.outline(name));
    if (!outline.isOf(session.workspace())) {
      throw new UserError(
          name.value() + " is about another folder: " + outline.workspace(),
          "Leave, and go on with it there: -C " + outline.workspace());
    }
    session.goOn(
        new Earlier(name.value(), Earlier.Place.SAME_SESSION), sessions.read(name).events());
    conversation.restart();
    shell.err().println(Visible.line(line(outline)));
  }

  /** Which session it is, and what was last asked in it. */
  static String line(SessionOutline outline) {
    return "Going on with %s; last asked: %s (%s)"
        .formatted(outline.name().value(), outline.request(), outline.state().words());
  }

  private void begin() {
    session.begin();
    conversation.restart();
    shell.err().println("A new session begins with the next message.");
  }
}
