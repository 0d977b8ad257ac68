package dev.simplecoder.app.http;

import java.time.Duration;

/**
 * How long to wait for a server, and how it may be reached.
 *
 * @param firstByte from the request to the first line of the reply: a server that loads a model
 *     sends nothing until it has
 * @param idle between two pieces of a reply
 * @param reply from the request to the end of the reply, however busily it comes
 */
public record HttpTimeouts(
    Duration connect, Duration firstByte, Duration idle, Duration reply, Route route) {

  /** Directly. */
  public HttpTimeouts(Duration connect, Duration firstByte, Duration idle, Duration reply) {
    this(connect, firstByte, idle, reply, Route.DIRECT);
  }

  /** A large model takes more than five minutes to load from a disk. */
  public static final HttpTimeouts PATIENT =
      new HttpTimeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(600),
          Duration.ofSeconds(120),
          Duration.ofMinutes(30));

  private static final Duration QUESTION = Duration.ofSeconds(15);

  /** The same for questions that a server answers from its memory. */
  public HttpTimeouts forQuestions() {
    return new HttpTimeouts(connect, shorter(firstByte), shorter(idle), shorter(reply), route);
  }

  /** The same for what may well take a night. */
  public HttpTimeouts forWork() {
    return new HttpTimeouts(connect, firstByte, idle, Duration.ofDays(7), route);
  }

  /** The same by another way. */
  public HttpTimeouts by(Route other) {
    return new HttpTimeouts(connect, firstByte, idle, reply, other);
  }

  private static Duration shorter(Duration duration) {
    return duration.compareTo(QUESTION) < 0 ? duration : QUESTION;
  }
}
