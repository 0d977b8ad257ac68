package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.model.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A conversation in words alone. What comes to the model between two of its replies is one message,
 * since many models know nothing but alternating turns.
 */
final class Turns {

  private static final String RESULT = Words.of("result.md");
  private static final String FAILED = Words.of("failed.md");

  private Turns() {}

  /**
   * The messages, none of which is a tool's.
   *
   * @param instructions what the model is told besides, at the head
   * @param written a reply as the model is shown it
   */
  static List<Message> worded(
      List<Message> messages, String instructions, Function<Message.Assistant, String> written) {
    List<Message> worded = new ArrayList<>();
    List<String> turn = new ArrayList<>();
    List<String> head = new ArrayList<>();
    for (Message message : messages) {
      switch (message) {
        case Message.Instructions(String text) -> head.add(text);
        case Message.User(String text) -> turn.add(text);
        case Message.ToolReply reply ->
            turn.add(result(reply.tool(), reply.text(), reply.failed()));
        case Message.Assistant said -> {
          endTurn(turn, worded);
          worded.add(new Message.Assistant(written.apply(said), List.of()));
        }
      }
    }
    endTurn(turn, worded);
    if (!instructions.isEmpty()) {
      head.add(instructions);
    }
    if (!head.isEmpty()) {
      worded.addFirst(new Message.Instructions(String.join("\n\n", head)));
    }
    return worded;
  }

  private static void endTurn(List<String> turn, List<Message> worded) {
    if (!turn.isEmpty()) {
      worded.add(new Message.User(String.join("\n\n", turn)));
      turn.clear();
    }
  }

  static String result(String tool, String text, boolean failed) {
    return Words.filled(failed ? FAILED : RESULT, Map.of("tool", tool, "text", text));
  }
}
