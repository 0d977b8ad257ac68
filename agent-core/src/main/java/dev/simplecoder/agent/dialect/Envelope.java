package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.dialect.ReplyReader.Wish;
import java.util.List;

/** A piece of a reply that began as calls begin. It takes line after line until it has ended. */
interface Envelope {

  /**
   * Takes what belongs here of a line.
   *
   * @param line with its end, which only the last of a reply lacks
   * @return where in the line this stops
   */
  int take(String line, int from);

  /** Whether it takes no more. */
  boolean hasEnded();

  /** What it is, now that it has ended or that the reply has. */
  Outcome outcome();

  /** What an envelope turned out to be. */
  sealed interface Outcome {

    /** Calls, if {@code when} is so. */
    record Calls(List<Wish> calls, When when) implements Outcome {
      public Calls {
        calls = List.copyOf(calls);
      }
    }

    /** All that it took is text. */
    record Text() implements Outcome {}

    /** The first line that it took is text; the others are still to be read. */
    record FirstLineOnly() implements Outcome {}
  }

  /** When something that looks like a call is one. */
  enum When {
    ALWAYS,
    /** If the prose before does not announce an example. */
    NO_EXAMPLE,
    /** If, besides, nothing but calls follows. */
    LAST
  }
}
