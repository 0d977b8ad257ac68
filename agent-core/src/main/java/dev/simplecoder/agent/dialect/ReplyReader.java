package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.ToolCall;
import java.util.List;

/**
 * Reads one reply while it comes. How it is cut into pieces makes no difference to what is read.
 */
public interface ReplyReader {

  /** What of the text can be shown by now; what may belong to a call is held back. */
  String accept(String piece);

  /**
   * All that was said, when no more comes.
   *
   * @param calls those that came over the server's own protocol
   */
  Read end(List<ToolCall> calls);

  /**
   * A reply that was read.
   *
   * @param text for the person, without the calls; what was shown is its head
   * @param calls in the order in which they were written
   * @param madeUp how many characters at the reply's end play the loop, and must not go back to the
   *     model as if they were true
   */
  record Read(String text, List<Wish> calls, int madeUp) {
    public Read {
      calls = List.copyOf(calls);
    }

    Read(String text, List<Wish> calls) {
      this(text, calls, 0);
    }
  }

  /**
   * A call that was read from text. One that cannot be understood has arguments with a {@link
   * Arguments#problem}, which goes back to the model; one that could be only after mending says so
   * in {@link Arguments#repair}.
   */
  record Wish(String name, Arguments arguments) {

    /** The same, read only after mending this. */
    Wish repaired(String mended) {
      return new Wish(name, arguments.repaired(mended));
    }
  }
}
