package dev.simplecoder.agent.model;

/** What a request came to. */
public sealed interface Reply {

  Usage usage();

  /** The model said something, be it nothing at all. */
  record Said(Message.Assistant message, Usage usage) implements Reply {}

  /**
   * There is no reply to go on with.
   *
   * @param detail one line for the person: what happened, at which address, and what was tried
   * @param partial the text that had arrived by then
   */
  record Failed(Reason reason, String detail, String partial, Usage usage) implements Reply {}

  /** Why there is no reply. */
  enum Reason {
    /** No server answered at the address. */
    UNREACHABLE,
    /** The server does not have the model. */
    UNKNOWN_MODEL,
    /** The server refused the request (4xx). */
    REFUSED,
    /** The server failed (5xx), also when asked again. */
    SERVER_ERROR,
    /** The prompt does not fit the model's window. */
    CONTEXT_FULL,
    /** The reply ended at its length limit. */
    TRUNCATED,
    /** What came was not the protocol. */
    MALFORMED,
    /** The connection broke in the middle of the reply. */
    CUT_OFF,
    /** Nothing came for too long. */
    TIMED_OUT
  }
}
