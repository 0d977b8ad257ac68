package dev.simplecoder.app.task;

import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.LastMessageFile;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Keys.Verbosity;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.store.JsonlSessionStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a person sees of a task, and what is kept of it. */
final class Front implements AutoCloseable {

  private final Console console;
  private final JsonlSessionStore session;
  private final EventSink events;
  private final Verbosity verbosity;

  private Front(Console console, JsonlSessionStore session, EventSink events, Verbosity verbosity) {
    this.console = console;
    this.verbosity = verbosity;
    this.session = session;
    this.events = events;
  }

  static Front open(Invocation task, Session recorded, Desk desk) throws IOException {
    Shell shell = task.shell();
    Settings settings = task.settings();
    Console console = desk.console();
    desk.grants().problem().ifPresent(console::tell);
    JsonlSessionStore session = recorded.store(settings, shell, console::tell);
    List<EventSink> sinks = new ArrayList<>();
    sinks.add(desk.shown());
    sinks.add(session);
    Path lastMessage = task.lastMessageFile();
    if (lastMessage != null) {
      var file = new LastMessageFile(lastMessage, console::tell);
      file.recall(recorded.history());
      sinks.add(file);
    }
    return new Front(
        console,
        session,
        EventSink.all(sinks.toArray(EventSink[]::new)),
        settings.get(Keys.VERBOSITY));
  }

  EventSink events() {
    return events;
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
        end();
        if (verbosity != Verbosity.QUIET) {
          console.tell(line);
        }
      }

      @Override
      public void warn(String line) {
        end();
        console.tell(line);
      }

      private void end() {
        console.endWait();
        isWaiting = false;
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
}
