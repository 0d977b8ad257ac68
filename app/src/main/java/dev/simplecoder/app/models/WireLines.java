package dev.simplecoder.app.models;

import dev.simplecoder.agent.model.Reply.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A protocol between langchain4j and the wire, for one request: completes what goes out, and reads
 * off what comes in before langchain4j does, since it does not keep all of it.
 */
interface WireLines {

  /** The request's body as it goes out. */
  String body(String fromLangchain4j);

  /** Takes a line of the reply and gives what langchain4j shall make of it; null for nothing. */
  @Nullable String event(String line) throws BadLine;

  /** Whether the server has said that the reply is complete. */
  boolean ended();

  /** Whether the reply ended at a limit of its length. */
  boolean truncated();

  Counts counts();

  /** The arguments of the calls so far as the model wrote them, in the order of the calls. */
  List<String> arguments();

  /** A line that ends the reply before it is complete. */
  final class BadLine extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Fault fault;

    BadLine(Fault fault) {
      super(fault.detail());
      this.fault = fault;
    }

    /** A line that is not of the protocol. */
    static BadLine garbage(String address, String line) {
      String start = line.length() <= 80 ? line : line.substring(0, 80) + " …";
      return new BadLine(
          new Fault(Reason.MALFORMED, address + " sent a line that is no reply: " + start));
    }

    Fault fault() {
      return fault;
    }
  }
}
