package dev.simplecoder.app.task;

import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.JsonRenderer;
import dev.simplecoder.app.render.LastMessageFile;
import dev.simplecoder.app.render.Prompter;
import dev.simplecoder.app.render.TerminalRenderer;
import dev.simplecoder.app.render.TerminalRenderer.PlanPlace;
import dev.simplecoder.app.render.Terminals;
import dev.simplecoder.app.render.TypedLines;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Keys.Verbosity;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.store.JsonlSessionStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a person sees of a task, and what is kept of it. */
final class Front implements AutoCloseable {

  private final Console console;
  private final Prompter prompter;
  private final JsonlSessionStore session;
  private final EventSink events;
  private final Verbosity verbosity;

  private Front(
      Console console,
      Prompter prompter,
      JsonlSessionStore session,
      EventSink events,
      Verbosity verbosity) {
    this.console = console;
    this.verbosity = verbosity;
    this.prompter = prompter;
    this.session = session;
    this.events = events;
  }

  static Front open(Invocation task, Session recorded) throws IOException {
    Shell shell = task.shell();
    Settings settings = task.settings();
    Console console = Consoles.of(shell, settings, terminals(task));
    JsonlSessionStore session = recorded.store(settings, shell, console::tell);
    List<EventSink> sinks = new ArrayList<>();
    sinks.add(
        switch (task.format()) {
          case TEXT -> renderer(console, settings, recorded);
          case JSON -> new JsonRenderer(shell.out(), shell.clock(), console::tell);
        });
    sinks.add(session);
    Path lastMessage = task.lastMessageFile();
    if (lastMessage != null) {
      var file = new LastMessageFile(lastMessage, console::tell);
      file.recall(recorded.history());
      sinks.add(file);
    }
    var prompter = new Prompter(console, new TypedLines(shell.in(), StandardCharsets.UTF_8));
    return new Front(
        console,
        prompter,
        session,
        EventSink.all(sinks.toArray(EventSink[]::new)),
        settings.get(Keys.VERBOSITY));
  }

  private static TerminalRenderer renderer(Console console, Settings settings, Session recorded) {
    PlanPlace plan =
        switch (settings.get(Keys.PLANNING)) {
          case OFF, ON -> PlanPlace.ACTIVITY;
          case ONLY -> PlanPlace.ANSWER;
        };
    var renderer = new TerminalRenderer(console, settings.get(Keys.VERBOSITY), plan);
    renderer.recall(recorded.history());
    return renderer;
  }

  EventSink events() {
    return events;
  }

  Prompter prompter() {
    return prompter;
  }

  Console console() {
    return console;
  }

  /** What is seen of the time before the task begins; a quiet one shows it as it passes only. */
  Opening opening() {
    return new Opening() {
      private boolean isWaiting;

      @Override
      public void waiting(String what) {
        if (isWaiting) {
          console.relabelWait(Visible.line(what));
        } else {
          console.beginWait(Visible.line(what), Duration.ZERO);
          isWaiting = true;
        }
      }

      @Override
      public void found(String line) {
        console.endWait();
        if (verbosity != Verbosity.QUIET) {
          console.tell(line);
        }
      }

      @Override
      public void warn(String line) {
        console.endWait();
        console.tell(line);
      }
    };
  }

  /** One line that need not be trusted. */
  void tell(String line) {
    console.tell(line);
  }

  @Override
  public void close() {
    console.close();
    session.close();
  }

  /** A program that reads JSON is not asked anything. */
  private static Terminals terminals(Invocation task) {
    Terminals all = Consoles.terminals(task.shell());
    return switch (task.format()) {
      case TEXT -> all;
      case JSON -> new Terminals(false, all.out(), all.err());
    };
  }
}
