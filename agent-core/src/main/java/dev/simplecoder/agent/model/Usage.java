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
 */
public record Usage(
    int promptTokens,
    int completionTokens,
    Duration load,
    Duration prefill,
    Duration decode,
    Duration firstToken,
    Duration total) {

  public static final Usage NONE =
      new Usage(0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
