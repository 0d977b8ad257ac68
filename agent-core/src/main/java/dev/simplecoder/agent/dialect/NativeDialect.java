package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.ToolSpec;
import java.util.List;

/**
 * Leaves the prompt to the server's protocol. What the model writes as text all the same is read
 * where the protocol brings no call.
 */
record NativeDialect(ArgumentsReader json) implements Dialect {

  @Override
  public Prompt word(Prompt prompt) {
    return prompt;
  }

  @Override
  public ReplyReader reader(List<ToolSpec> tools) {
    return new TextReader(new Openings(new KnownTools(tools), json), DialectName.NATIVE);
  }
}
