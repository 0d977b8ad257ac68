package dev.simplecoder.agent.model;

import java.time.Duration;

/**
 * What one request took.
 *
 * @param promptTokens as the server counted them; 0 where it does not say
 * @param completionTokens likewise
 * @param load time to load the model; zero where it was resident or the server does not say
 * @param prefill time to read the prompt, likewise
 * @param decode time to write the reply, likewise
 * @param firstToken from the request to the first piece of a reply, measured here; zero if there
 *     was none
 * @param total from the request to its end, measured here
 * @param reuse how much of the prompt the server had read before
 */
public record Usage(
    int promptTokens,
    int completionTokens,
    Duration load,
    Duration prefill,
    Duration decode,
    Duration firstToken,
    Duration total,
    Reuse reuse) {

  public static final Usage NONE =
      new Usage(0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** Where nothing is known of what was read before. */
  public Usage(
      int promptTokens,
      int completionTokens,
      Duration load,
      Duration prefill,
      Duration decode,
      Duration firstToken,
      Duration total) {
    this(promptTokens, completionTokens, load, prefill, decode, firstToken, total, Reuse.NONE);
  }

  /** Of both requests together; the first piece is that of the first. */
  public Usage and(Usage next) {
    return equals(NONE)
        ? next
        : new Usage(
            promptTokens + next.promptTokens,
            completionTokens + next.completionTokens,
            load.plus(next.load),
            prefill.plus(next.prefill),
            decode.plus(next.decode),
            firstToken,
            total.plus(next.total),
            new Reuse(
                reuse.characters + next.reuse.characters,
                reuse.repeated + next.reuse.repeated,
                reuse.cachedTokens + next.reuse.cachedTokens));
  }

  /**
   * What of a prompt was not new.
   *
   * @param characters of the whole prompt, as it was sent
   * @param repeated of its head, which are those of the prompt before: what a server can reuse
   * @param cachedTokens what the server says that it did reuse; 0 where it does not say
   */
  public record Reuse(int characters, int repeated, int cachedTokens) {

    public static final Reuse NONE = new Reuse(0, 0, 0);

    public Reuse {
      if (repeated < 0 || characters < repeated) {
        throw new IllegalArgumentException(repeated + " of " + characters + " repeated");
      }
    }
  }
}
