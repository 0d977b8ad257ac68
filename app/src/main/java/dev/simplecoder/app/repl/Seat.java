package dev.simplecoder.app.repl;

import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.offer.Offers;
import dev.simplecoder.app.permission.Grants;
import dev.simplecoder.app.task.Desk;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where the person sits in a session: what they type, and what a task shows them. */
interface Seat extends AutoCloseable {

  /**
   * Blocks until there is something.
   *
   * @param commands what can be called with a slash
   * @param offers what is looked for while a line is edited; nowhere else is there a place for it
   */
  Typed next(List<SlashCommand> commands, Offers offers) throws IOException;

  /** Blocks until a question is answered; empty where it cannot be. */
  Optional<String> ask(String question) throws InterruptedException;

  /**
   * Where a task meets the person.
   *
   * @param listening hears of the task too, before the person
   */
  Desk desk(Invocation task, Grants grants, EventSink listening);

  /** A time in which tasks run: Ctrl-C interrupts this thread, and what is typed is kept. */
  Busy busy();

  /** A time in which another program or command has the terminal to itself, and Ctrl-C too. */
  Busy lent();

  @Override
  void close();

  /** A time that ends. */
  interface Busy extends AutoCloseable {
    @Override
    void close();
  }
}
