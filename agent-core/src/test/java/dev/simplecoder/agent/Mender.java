package dev.simplecoder.agent;

import dev.simplecoder.agent.model.Delta;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import java.util.function.Consumer;

/** Plans that b is written, does it wrong three times, and then by means of c. */
final class Mender implements Model {

  @Override
  public String id() {
    return "mender";
  }

  @Override
  public int contextWindow() {
    return 8192;
  }

  @Override
  public Reply ask(Prompt prompt, Consumer<Delta> onDelta) {
    Message last = prompt.messages().getLast();
    if (last instanceof Message.ToolReply) {
      return StepByStepTest.says("I did it.");
    }
    String text = last.text();
    long wrong =
        prompt.messages().stream()
            .filter(Message.Assistant.class::isInstance)
            .flatMap(message -> ((Message.Assistant) message).calls().stream())
            .filter(
                call -> call.arguments().values().getOrDefault("content", "").startsWith("wrong"))
            .count();
    if (text.contains("Before you begin")) {
      return StepByStepTest.says(StepByStepTest.PLAN);
    }
    if (text.contains("Write another plan")) {
      return StepByStepTest.says(StepByStepTest.OTHER);
    }
    if (text.contains("Do step 1")) {
      return StepByStepTest.writes("a", "1");
    }
    if (text.contains("Do step 2 of 3")) {
      return StepByStepTest.writes("c", "1");
    }
    return text.contains("Do step 3")
        ? StepByStepTest.writes("b", "right")
        : StepByStepTest.writes("b", "wrong " + wrong);
  }
}
