package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.dialect.ReplyReader.Wish;
import dev.simplecoder.agent.model.Arguments;
import java.util.Optional;

/**
 * Remembers the first block that calls a tool within a thought or a block of code. Where that has
 * no end, the model has forgotten it, and waits for what it takes for called.
 */
final class HiddenCall {

  private final Openings openings;
  private final StringBuilder line = new StringBuilder();
  private String tool = "";
  private boolean isThought;

  HiddenCall(Openings openings) {
    this.openings = openings;
  }

  /** A block of code begins. */
  void begin() {
    tool = "";
  }

  /** A line of a block of code. */
  void take(String code) {
    if (tool.isEmpty()) {
      tool = openings.calledIn(code).orElse("");
    }
  }

  /** A character of prose, or of a thought. */
  void accept(char c, boolean inThought) {
    if (!inThought) {
      line.setLength(0);
      tool = "";
    } else if (c == '\n') {
      take(line.toString());
      line.setLength(0);
    } else {
      line.append(c);
    }
    isThought = inThought;
  }

  /**
   * The call as one that is refused, if there is one and what hides it has no end.
   *
   * @param inCode whether a block of code is open
   */
  Optional<Wish> refused(boolean inCode) {
    if (tool.isEmpty() || !(inCode || isThought)) {
      return Optional.empty();
    }
    String place = inCode ? "a block of code that has no end" : "a <think> that has no </think>";
    return Optional.of(
        new Wish(
            tool,
            Arguments.unreadable(
                "",
                "the block stands within "
                    + place
                    + ". Nothing was done. Send the block again, alone.")));
  }
}
