package dev.simplecoder.agent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PromptLengthTest {

  private static final List<Message> MESSAGES = List.of(new Message.User("Look."));

  /** Where the messages speak of the tools, these only say what a server shall hold a reply to. */
  @Test
  void toolsCountWhereTheServerPutsThemIntoThePrompt() {
    var tool = new ToolSpec("read_file", "Reads.", List.of());
    int bare = Prompt.characters(MESSAGES);

    assertEquals(
        bare + 16 + 15, new Prompt(MESSAGES, List.of(tool), Prompt.Form.NATIVE).characters());
    assertEquals(bare, new Prompt(MESSAGES, List.of(tool), Prompt.Form.JSON).characters());
    assertEquals(bare, new Prompt(MESSAGES, List.of(), Prompt.Form.TEXT).characters());
  }
}
