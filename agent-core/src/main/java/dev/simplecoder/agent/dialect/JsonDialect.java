package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.ToolSpec;
import java.util.List;

/** Each reply is one JSON object, to which the server holds the model. */
record JsonDialect(ArgumentsReader json) implements Dialect {

  @Override
  public Prompt word(Prompt prompt) {
    String instructions = ToolWords.json(prompt.tools());
    return prompt.worded(
        Turns.worded(prompt.messages(), instructions, JsonCall::written),
        prompt.tools(),
        Prompt.Form.JSON);
  }

  @Override
  public ReplyReader reader(List<ToolSpec> tools) {
    return new JsonReplyReader(new KnownTools(tools), json);
  }
}
