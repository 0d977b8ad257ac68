package dev.simplecoder.agent.program;

import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Prompt;
import java.util.ArrayList;
import java.util.List;

/** How a model is asked for a program. */
public enum PromptStyle {
  /** In words, for a model that was trained to follow them: it shall write one fenced block. */
  CHAT {
    @Override
    String text(Exercise exercise) {
      String tests = exercise.tests().source();
      return filled("chat.md", exercise)
          + (tests.isEmpty() ? "" : filled("chat-tests.md", exercise));
    }

    @Override
    List<Message> again(Exercise exercise, Rejected rejected) {
      String complaint = rejected.complaint().indent(4).stripTrailing();
      return List.of(
          new Message.Assistant(rejected.reply(), List.of()),
          new Message.User(filled("chat-repair.md", exercise).replace("{complaint}", complaint)));
    }
  },
  /** The beginning of a file and nothing else, for a model that continues texts. */
  CONTINUE {
    @Override
    String text(Exercise exercise) {
      return exercise.prompt();
    }

    @Override
    List<Message> again(Exercise exercise, Rejected rejected) {
      return List.of(); // a text has no turns, so it is begun anew
    }
  };

  /** What is sent: nothing but what may be known of the problem. */
  public Prompt prompt(Exercise exercise) {
    return prompt(exercise, List.of());
  }

  /** Likewise, to go on from replies that were of no use, oldest first. */
  public Prompt prompt(Exercise exercise, List<Rejected> rejected) {
    List<Message> messages = new ArrayList<>();
    messages.add(new Message.User(text(exercise)));
    rejected.forEach(reply -> messages.addAll(again(exercise, reply)));
    return new Prompt(messages, List.of(), Prompt.Form.TEXT);
  }

  abstract String text(Exercise exercise);

  abstract List<Message> again(Exercise exercise, Rejected rejected);

  private static String filled(String file, Exercise exercise) {
    return TextBeside.of(PromptStyle.class, file)
        .replace("{entryPoint}", exercise.entryPoint())
        .replace("{tests}", exercise.tests().source())
        .replace("{prompt}", exercise.prompt().strip());
  }
}
