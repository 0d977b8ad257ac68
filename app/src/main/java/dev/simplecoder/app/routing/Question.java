package dev.simplecoder.app.routing;

import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.store.decisions.Lesson.Spent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one question about a request: a model writes it, and where that is none, one that always
 * fits.
 */
final class Question {

  private static final int MOST_CHARACTERS = 240;
  private static final int MOST_PLACES = 5;

  private static final String ANY =
      "Which file or part of the project is meant, and what should be different afterwards?";

  private final String request;
  private final List<String> places;

  /**
   * @param places the files that one name in the request may mean; empty where there is no such
   */
  Question(String request, List<String> places) {
    this.request = request;
    this.places = places.stream().limit(MOST_PLACES).toList();
  }

  /** The question, and what asking the model for it took. */
  record Written(String text, Usage usage) {

    Spent spent() {
      double seconds = usage.total().toNanos() / 1e9;
      return new Spent(seconds, usage.promptTokens(), usage.completionTokens());
    }
  }

  /** Blocks while the model writes. */
  Written by(Model model) throws InterruptedException {
    String files =
        places.isEmpty()
            ? ""
            : places.stream()
                .collect(Collectors.joining("\n- ", "Files that it may mean:\n- ", "\n\n"));
    String asked =
        TextBeside.of(Question.class, "question.md")
            .strip()
            .replace("{places}", files)
            .replace("{request}", request);
    Reply reply = model.ask(new Prompt(List.of(new Message.User(asked)), List.of()), _ -> {});
    String text =
        switch (reply) {
          case Reply.Said said -> read(said.message().text()).orElse(usual());
          case Reply.Failed _ -> usual(); // that it fails is told at its first attempt
        };
    return new Written(text, reply.usage());
  }

  /** Empty where it is anything but one question in one line. */
  static Optional<String> read(String written) {
    String line = written.strip();
    boolean isQuestion =
        line.endsWith("?")
            && line.contains(" ")
            && line.length() <= MOST_CHARACTERS
            && line.codePoints().noneMatch(Character::isISOControl);
    return isQuestion ? Optional.of(line) : Optional.empty();
  }

  private String usual() {
    return places.isEmpty() ? ANY : "Which one is meant: " + String.join(", ", places) + "?";
  }

  /** The request with the answer as the person's own words behind it. */
  String answered(String question, String answer) {
    String words =
        TextBeside.of(Question.class, "answered.md")
            .strip()
            .replace("{question}", question)
            .replace("{answer}", answer.strip());
    return request.strip() + "\n\n" + words;
  }
}
