package dev.simplecoder.app.models;

import java.net.URI;

/** Which of a server's models a task would use. */
public sealed interface Choice {

  /**
   * This one.
   *
   * @param server the root of its address
   * @param version of the server; empty where it does not say
   * @param contextTokens the window that it would be asked for
   * @param why one line: why it is this one, and with which window
   */
  record One(
      URI server, ServerKind kind, String version, ServedModel model, int contextTokens, String why)
      implements Choice {}

  /** None, and what to do. */
  record None(Problem problem) implements Choice {}
}
