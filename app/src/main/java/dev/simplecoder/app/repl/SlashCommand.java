package dev.simplecoder.app.repl;

import java.io.IOException;
import java.util.Optional;

/**
 * Something that a line with a slash does.
 *
 * @param name without the slash
 * @param arguments what may follow it, for the page of help; empty for nothing
 * @param summary one sentence
 */
record SlashCommand(String name, String arguments, String summary, Body body) {

  /** What follows a command. */
  enum Then {
    GO_ON,
    /** What is offered is asked for. */
    TAKE_OFFER,
    LEAVE
  }

  /** What a command does. */
  @FunctionalInterface
  interface Body {

    /** {@code rest} is what was typed behind the name, without blanks around it. */
    Then run(String rest) throws IOException, InterruptedException;
  }

  /** A command after which the session goes on. */
  @FunctionalInterface
  interface Deed {
    void run(String rest) throws IOException, InterruptedException;
  }

  static SlashCommand of(String name, String arguments, String summary, Deed deed) {
    return new SlashCommand(
        name,
        arguments,
        summary,
        rest -> {
          deed.run(rest);
          return Then.GO_ON;
        });
  }

  /** The name that a line calls, be there such a command or not; empty where it calls none. */
  static Optional<String> called(String line) {
    if (!line.startsWith("/") || line.startsWith("//")) {
      return Optional.empty();
    }
    String word = line.substring(1).split("\\s", 2)[0];
    return word.matches("[a-z?-]*") ? Optional.of(word) : Optional.empty();
  }
}
