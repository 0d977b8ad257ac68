package dev.simplecoder.app.models;

import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Reply.Reason;

/**
 * Notices that a server has dropped a part of the prompt and answered all the same, as Ollama did
 * before it knew {@code truncate}.
 *
 * <p>It must never fire at a prompt that was read. So it compares with a floor that real text does
 * not go below: six characters a token (code has three to four), where characters that repeat the
 * one before do not count, since tokenizers join white space. And it trusts the server's own count
 * only where that is known to include what came from a cache.
 */
final class Tripwire {

  private static final int MOST_CHARACTERS_PER_TOKEN = 6;

  private Tripwire() {}

  static Reply check(Reply reply, Prompt prompt, int contextWindow, Counts counts) {
    if (!(reply instanceof Reply.Said said)) {
      return reply;
    }
    int floor = floor(prompt);
    boolean tooLong = contextWindow < floor;
    boolean tooFew = counts.countsCached() && counts.promptTokens() < floor;
    return tooLong || tooFew
        ? new Reply.Failed(
            Reason.CONTEXT_FULL,
            "the server dropped a part of the prompt: it counted "
                + counts.promptTokens()
                + " tokens where there are at least "
                + floor
                + ", in a window of "
                + contextWindow,
            said.message().text(),
            said.usage())
        : reply;
  }

  private static int floor(Prompt prompt) {
    long changes = prompt.messages().stream().mapToLong(Tripwire::changes).sum();
    return (int) Math.min(Integer.MAX_VALUE, changes / MOST_CHARACTERS_PER_TOKEN);
  }

  private static long changes(Message message) {
    String text = message.text();
    long changes = 0;
    for (int i = 1; i < text.length(); i++) {
      changes += text.charAt(i) == text.charAt(i - 1) ? 0 : 1;
    }
    return changes;
  }
}
