package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * What a server says that a reply took.
 *
 * @param countsCached whether {@code promptTokens} is known to include what came from a cache
 */
record Counts(
    int promptTokens,
    int completionTokens,
    Duration load,
    Duration prefill,
    Duration decode,
    boolean countsCached) {

  static final Counts NONE = new Counts(0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, false);

  /**
   * The last line of a reply by Ollama, whose durations are nanoseconds. Servers before 0.1.40 and
   * of 0.30 left cached tokens out of {@code prompt_eval_count} (ollama#2068, #16414); those that
   * send {@code prompt_eval_cached_count} do not (ollama#17943).
   */
  static Counts ollama(JsonNode line) {
    return new Counts(
        count(line.path("prompt_eval_count")),
        count(line.path("eval_count")),
        nanos(line.path("load_duration").asLong()),
        nanos(line.path("prompt_eval_duration").asLong()),
        nanos(line.path("eval_duration").asLong()),
        line.has("prompt_eval_cached_count"));
  }

  /** OpenAI's {@code usage}, and llama.cpp's {@code timings} where they come with it. */
  static Counts openAi(JsonNode event) {
    JsonNode usage = event.path("usage");
    JsonNode timings = event.path("timings");
    return new Counts(
        count(usage.path("prompt_tokens")),
        count(usage.path("completion_tokens")),
        Duration.ZERO,
        millis(timings.path("prompt_ms")),
        millis(timings.path("predicted_ms")),
        false);
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
