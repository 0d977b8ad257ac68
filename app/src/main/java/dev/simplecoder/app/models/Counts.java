package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * What a server says that a reply took.
 *
 * @param cachedTokens of the prompt that came from a cache; 0 where the server does not say
 * @param whole whether {@code promptTokens} is known to include them
 */
record Counts(
    int promptTokens,
    int completionTokens,
    int cachedTokens,
    Duration load,
    Duration prefill,
    Duration decode,
    boolean whole) {

  static final Counts NONE =
      new Counts(0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, false);

  /**
   * The last line of a reply by Ollama, whose durations are nanoseconds. A server that sends {@code
   * prompt_eval_cached_count}, as they do since 0.33 (ollama#17943), counts the whole prompt; for
   * others it depends on the version.
   */
  static Counts ollama(JsonNode line, String version) {
    return new Counts(
        count(line.path("prompt_eval_count")),
        count(line.path("eval_count")),
        count(line.path("prompt_eval_cached_count")),
        nanos(line.path("load_duration").asLong()),
        nanos(line.path("prompt_eval_duration").asLong()),
        nanos(line.path("eval_duration").asLong()),
        line.has("prompt_eval_cached_count")
            || OllamaVersion.of(version).map(OllamaVersion::countsWholePrompts).orElse(false));
  }

  /** OpenAI's {@code usage}, and llama.cpp's {@code timings} where they come with it. */
  static Counts openAi(JsonNode event) {
    JsonNode usage = event.path("usage");
    JsonNode timings = event.path("timings");
    JsonNode cached = usage.path("prompt_tokens_details").path("cached_tokens");
    return new Counts(
        count(usage.path("prompt_tokens")),
        count(usage.path("completion_tokens")),
        count(cached.isMissingNode() ? timings.path("cache_n") : cached),
        Duration.ZERO,
        millis(timings.path("prompt_ms")),
        millis(timings.path("predicted_ms")),
        !cached.isMissingNode());
  }

  private static Duration millis(JsonNode value) {
    return nanos((long) (value.asDouble() * 1e6));
  }

  /** What cannot be is as if it were not said. */
  private static Duration nanos(long nanos) {
    return Duration.ofNanos(Math.max(0, nanos));
  }

  private static int count(JsonNode value) {
    return Math.max(0, value.asInt());
  }
}
