package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.ToolSpec;
import java.util.List;

/** A way of telling a model about tools and of reading its calls. */
public interface Dialect {

  /**
   * The prompt as the model shall read it. Pure, and append-only: where one prompt begins with
   * another, so do their wordings.
   */
  Prompt word(Prompt prompt);

  /** A reader for one reply. */
  ReplyReader reader(List<ToolSpec> tools);
}
