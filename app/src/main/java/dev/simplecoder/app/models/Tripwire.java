package dev.simplecoder.app.models;

import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Prompt;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a server has dropped a part of a prompt and answered all the same, as Ollama did
 * before it knew {@code truncate}. There is one for each opened model.
 *
 * <p>It must never fire at a prompt that was read. So it compares the server's count, where that is
 * known to be of the whole prompt, with what it cannot be below: the text at eight characters a
 * token; the count of the prompt that this one goes on from, and what was added; and a third of
 * what the model's earlier counts make one expect.
 */
final class Tripwire {

  /**
   * Code has three to four, prose up to five, imports five; lists of deep paths and formal prose go
   * beyond six, and fill whole results.
   */
  private static final int MOST_CHARACTERS_PER_TOKEN = 8;

  /** Prose may follow upon the densest code, so thrice of this must still be rare. */
  private static final double LEAST_CHARACTERS_PER_TOKEN = 2.5;

  /** What a template may write into one message and not into a later one, as an empty thought. */
  private static final int TOKENS_AROUND_A_MESSAGE = 8;

  private static final int EXPECTED_AT_LEAST = 3;

  private double charactersPerToken;
  private @Nullable Prompt last;
  private long lastCounted;
  private long lastMayDrop;

  /**
   * @param charactersPerToken of this model, from earlier sessions; null where nothing is known
   */
  Tripwire(@Nullable Double charactersPerToken) {
    this.charactersPerToken = charactersPerToken == null ? 0 : charactersPerToken;
  }

  /**
   * What a reply came upon.
   *
   * @param sentCharacters of tools and messages, as they were sent
   * @param thoughtCharacters of what the model thought before it replied
   */
  record Read(Prompt prompt, int sentCharacters, int thoughtCharacters, int window) {}

  /** Why the reply is void; empty where nothing speaks against it, and then remembered. */
  Optional<String> check(Read read, Counts counts) {
    long floor = characters(read.prompt(), 0) / MOST_CHARACTERS_PER_TOKEN;
    boolean told = counts.whole() && 0 < counts.promptTokens();
    long least =
        told
            ? Math.max(floor, Math.max(grown(read.prompt()), expected(read) / EXPECTED_AT_LEAST))
            : floor;
    if (read.window() < floor || (told && counts.promptTokens() < least)) {
      return Optional.of(
          "the server dropped a part of the prompt: it counted "
              + counts.promptTokens()
              + " tokens where there are at least "
              + least
              + ", in a window of "
              + read.window());
    }
    if (told) {
      remember(read, counts);
    }
    return Optional.empty();
  }

  /** What the count of the prompt before says of this one, if this one begins with it. */
  private long grown(Prompt prompt) {
    if (last == null
        || prompt.form() != last.form()
        || !prompt.tools().equals(last.tools())
        || prompt.messages().size() < last.messages().size()) {
      return 0;
    }
    int known = last.messages().size();
    if (!prompt.messages().subList(0, known).equals(last.messages())) {
      return 0;
    }
    return lastCounted - lastMayDrop + characters(prompt, known) / MOST_CHARACTERS_PER_TOKEN;
  }

  private long expected(Read read) {
    return charactersPerToken == 0
        ? 0
        : (long)
            (characters(read.prompt(), 0)
                / Math.max(LEAST_CHARACTERS_PER_TOKEN, charactersPerToken));
  }

  private void remember(Read read, Counts counts) {
    last = read.prompt();
    lastCounted = counts.promptTokens();
    lastMayDrop = mayDrop(read);
    charactersPerToken = (double) read.sentCharacters() / counts.promptTokens();
  }

  /**
   * What the next prompt may leave out of this one though nothing was dropped: some templates have
   * the tools in the last message of the person only, and a server that holds the reply to a schema
   * reads the model's thoughts with the prompt.
   */
  private static long mayDrop(Read read) {
    Prompt prompt = read.prompt();
    long around = (long) prompt.messages().size() * TOKENS_AROUND_A_MESSAGE;
    return around
        + switch (prompt.form()) {
          case NATIVE -> {
            Prompt bare = new Prompt(prompt.messages(), List.of());
            yield (prompt.characters() - bare.characters()) / 2;
          }
          case TEXT -> 0;
          case JSON -> read.thoughtCharacters();
        };
  }

  /**
   * Those of the messages from {@code first} on, without those that tokenizers join with the one
   * before: repeated ones and white space.
   */
  private static long characters(Prompt prompt, int first) {
    long characters = 0;
    for (Message message : prompt.messages().subList(first, prompt.messages().size())) {
      String text = read(message, prompt.form());
      for (int i = 1; i < text.length(); i++) {
        characters += isJoined(text.charAt(i - 1), text.charAt(i)) ? 0 : 1;
      }
    }
    return characters;
  }

  /**
   * Servers leave out what the model said before the end of a thought, and some templates what it
   * said beside a call.
   */
  private static String read(Message message, Prompt.Form form) {
    if (!(message instanceof Message.Assistant said)) {
      return message.text();
    }
    if (form == Prompt.Form.NATIVE && !said.calls().isEmpty()) {
      return "";
    }
    String text = form == Prompt.Form.NATIVE ? said.text() : said.written();
    return text.substring(Math.max(0, text.lastIndexOf("</think>")));
  }

  private static boolean isJoined(char before, char next) {
    return before == next || (Character.isWhitespace(before) && Character.isWhitespace(next));
  }
}
