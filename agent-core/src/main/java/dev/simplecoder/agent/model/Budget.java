package dev.simplecoder.agent.model;

/**
 * How a model's window is divided up. The shares bound each part; what they leave is for the
 * conversation.
 *
 * @param window the number of tokens that prompt and reply share
 */
public record Budget(int window) {

  /** Less than this does not hold the tools, one result and a reply that says anything. */
  public static final int LEAST_WINDOW = 4_096;

  /** What code has about, in models of every family, where nothing was counted yet. */
  public static final int CHARACTERS_PER_TOKEN = 3;

  private static final int LEAST_REPLY = 512;

  public Budget {
    if (window < 1) {
      throw new IllegalArgumentException("a window of " + window + " tokens");
    }
  }

  /** The most tokens for what is said of the tools, however it is said. */
  public int tools() {
    return window / 8;
  }

  /** The most tokens for the instructions of person and project; few in a small window. */
  public int instructions() {
    return Math.max(0, window / 8 - LEAST_WINDOW / 32);
  }

  /** The most tokens for all text that was retrieved. */
  public int retrieval() {
    return window / 4;
  }

  /** The most tokens for the names of the files that a plan is made for. */
  public int listing() {
    return window / 16;
  }

  /** The most tokens for what one call of a tool came to. */
  public int toolResult() {
    return window / 4;
  }

  /** The tokens that are kept free for the reply. */
  public int reply() {
    return Math.max(window / 8, Math.min(LEAST_REPLY, window / 2));
  }

  /** A conversation with more tokens than this is made shorter. */
  public int compactAbove() {
    return window - window / 4;
  }

  /** The tokens that a conversation has at most when it was made shorter, where that can be. */
  public int compacted() {
    return window / 2;
  }

  /** The most tokens for the last exchanges, which a summary leaves as they are. */
  public int keptExchanges() {
    return window / 8;
  }

  /** The most tokens for what a model notes when its conversation is summarized. */
  public int notes() {
    return window / 8;
  }

  /** The most tokens for a prompt. */
  public int prompt() {
    return window - reply();
  }
}
