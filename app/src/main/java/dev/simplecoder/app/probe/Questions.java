package dev.simplecoder.app.probe;

import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.app.arm.Mark;
import dev.simplecoder.app.arm.Question;
import java.util.Optional;
import java.util.function.Predicate;

/** What is asked, and what counts as an answer. */
final class Questions {

  private static final String NOTES = "notes.txt";
  private static final String CHAIRS = "31";

  private Questions() {}

  /** The next message to the model; {@code last} is its reply to the question before. */
  static Message asked(Question question, Message.Assistant last) {
    return switch (question) {
      case READ, EDIT, WRITE -> new Message.User(text(question.word() + ".md").strip());
      case ANSWER -> {
        ToolCall call = last.calls().getFirst();
        yield new Message.ToolReply(call.id(), call.name(), text("shown.txt"), false);
      }
    };
  }

  static Mark mark(Question question, Message.Assistant said) {
    return switch (question) {
      case READ -> call(said, "read_file", given -> isAt(given, NOTES));
      case ANSWER ->
          said.calls().isEmpty() && said.text().contains(CHAIRS) ? Mark.PASSED : Mark.FAILED;
      case EDIT -> call(said, "edit_file", given -> isAt(given, NOTES) && edits(given));
      case WRITE -> call(said, "write_file", given -> isAt(given, "sample.py") && writes(given));
    };
  }

  private static Mark call(Message.Assistant said, String tool, Predicate<Arguments> wanted) {
    if (said.calls().size() != 1) {
      return Mark.FAILED;
    }
    ToolCall call = said.calls().getFirst();
    Arguments given = call.arguments();
    if (!call.name().equals(tool) || given.problem() != null || !wanted.test(given)) {
      return Mark.FAILED;
    }
    return given.repair().isEmpty() ? Mark.PASSED : Mark.REPAIRED;
  }

  private static boolean isAt(Arguments given, String path) {
    return value(given, "path").map(it -> it.replaceFirst("^\\./", "")).equals(Optional.of(path));
  }

  private static boolean edits(Arguments given) {
    String text = text(NOTES);
    String wanted = value(given, "old_text").orElse("");
    int at = text.indexOf(wanted);
    if (wanted.isBlank() || at == -1 || text.indexOf(wanted, at + 1) != -1) {
      return false;
    }
    String put = value(given, "new_text").orElse("");
    String after = text.substring(0, at) + put + text.substring(at + wanted.length());
    return after.stripTrailing().equals(text("edited.txt").stripTrailing());
  }

  private static boolean writes(Arguments given) {
    return value(given, "content")
        .map(String::stripTrailing)
        .equals(Optional.of(text("written.txt").stripTrailing()));
  }

  private static Optional<String> value(Arguments given, String name) {
    return Optional.ofNullable(given.values().get(name));
  }

  private static String text(String file) {
    return TextBeside.of(Questions.class, file);
  }
}
