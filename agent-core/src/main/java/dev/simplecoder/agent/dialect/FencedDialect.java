package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.ToolSpec;
import java.util.List;

/** Calls as fenced blocks, in which the text of a file stands as it is. */
record FencedDialect(ArgumentsReader json) implements Dialect {

  @Override
  public Prompt word(Prompt prompt) {
    String instructions = ToolWords.fenced(prompt.tools());
    return prompt.worded(
        Turns.worded(prompt.messages(), instructions, BlockWriter::written),
        List.of(),
        Prompt.Form.TEXT);
  }

  @Override
  public ReplyReader reader(List<ToolSpec> tools) {
    return new TextReader(new Openings(new KnownTools(tools), json), DialectName.FENCED);
  }
}
