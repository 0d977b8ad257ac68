package dev.simplecoder.app.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a model is asked.
 *
 * @param mostTokens the longest reply
 * @param seed empty for a new one each time
 * @param grammar that the reply is held to
 */
record Question(
    List<Turn> turns,
    double temperature,
    OptionalInt seed,
    int mostTokens,
    Optional<String> grammar) {

  Question {
    turns = List.copyOf(turns);
  }

  /** Who says something in a conversation. */
  enum Speaker {
    SYSTEM,
    USER,
    ASSISTANT
  }

  /** What one of them says. */
  record Turn(Speaker speaker, String text) {}
}
