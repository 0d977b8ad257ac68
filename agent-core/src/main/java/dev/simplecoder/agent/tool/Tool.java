package dev.simplecoder.agent.tool;

import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.ToolSpec;
import java.io.IOException;

/** Something a model may ask to be done. */
public interface Tool {

  ToolSpec spec();

  /**
   * Checks the arguments and says what would be done. Has no effect, and may read only to find that
   * out.
   */
  Prepared prepare(Arguments arguments) throws BadArguments;

  /** A checked call, ready to run once. */
  interface Prepared {

    Action action();

    /** An {@link IOException} becomes a failed result that says so to the model. */
    ToolResult run() throws IOException, InterruptedException;
  }
}
