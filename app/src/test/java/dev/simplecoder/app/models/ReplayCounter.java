package dev.simplecoder.app.models;

import dev.simplecoder.app.models.OllamaReply.Counts;
import dev.simplecoder.app.models.OllamaReply.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills in what a server counts of a prompt and its reply, and ends a reply at its limit. */
final class ReplayCounter {

  /** What a server says of its counts. */
  enum Mode {
    /** Whatever the reply has. */
    FIXED,
    /** The whole prompt, and what of it came from the cache: Ollama since 0.33. */
    TELLING_THE_CACHE,
    /** The whole prompt: Ollama since 0.1.49. */
    WHOLE,
    /** What did not come from the cache: Ollama 0.30.0. */
    NEW_ONLY
  }

  private static final int LOAD_MILLIS = 1_000;
  private static final int MILLIS_A_TOKEN = 20;

  private Mode mode = Mode.FIXED;
  private String last = "";
  private String loaded = "";

  synchronized void mode(Mode next) {
    mode = next;
  }

  /** The reply as the server sends it after this prompt, which is then in its cache. */
  synchronized OllamaReply counted(OllamaReply reply, ReplayPrompt prompt) {
    if (mode == Mode.FIXED) {
      return reply;
    }
    String model = prompt.request().json().path("model").asText() + " " + prompt.window();
    int load = model.equals(loaded) ? 0 : LOAD_MILLIS;
    int cached = load == 0 ? Math.min(prompt.tokens() - 1, repeated(prompt.text())) : 0;
    loaded = model;
    last = prompt.text();
    return within(limit(prompt), reply, counts(prompt.tokens(), Math.max(0, cached), load));
  }

  private Counts counts(int tokens, int cached, int load) {
    int fresh = tokens - cached;
    @Nullable Integer told = mode == Mode.TELLING_THE_CACHE ? cached : null;
    return new Counts(mode == Mode.NEW_ONLY ? fresh : tokens, 0, load, fresh, 0, told);
  }

  /** Whole tokens only. */
  private int repeated(String text) {
    int same = 0;
    int most = Math.min(last.length(), text.length());
    while (same < most && last.charAt(same) == text.charAt(same)) {
      same++;
    }
    return ReplayPrompt.tokens(same + 1) - 1;
  }

  private static int limit(ReplayPrompt prompt) {
    int left = Math.max(1, prompt.window() - prompt.tokens());
    int wanted = prompt.request().json().path("options").path("num_predict").asInt();
    return 0 < wanted ? Math.min(wanted, left) : left;
  }

  /** What goes beyond the limit is not said. */
  private static OllamaReply within(int limit, OllamaReply reply, Counts prompt) {
    List<Step> steps = new ArrayList<>();
    int left = ReplayPrompt.characters(limit);
    for (Step step : reply.steps()) {
      boolean over = left < 0;
      switch (step) {
        case Step.Text(String piece) -> {
          if (!over) {
            steps.add(new Step.Text(piece.substring(0, Math.min(left, piece.length()))));
          }
          left -= piece.length();
        }
        case Step.Thinking(String piece) -> {
          if (!over) {
            steps.add(new Step.Thinking(piece.substring(0, Math.min(left, piece.length()))));
          }
          left -= piece.length();
        }
        case Step.Calls(List<OllamaReply.Call> calls) -> {
          left -= calls.stream().mapToInt(it -> it.name().length() + it.arguments().length()).sum();
          if (0 <= left) {
            steps.add(step);
          }
        }
        case Step.Done(String reason, _) -> {
          int said = ReplayPrompt.tokens(ReplayPrompt.characters(limit) - Math.max(0, left));
          steps.add(new Step.Done(left < 0 ? "length" : reason, with(prompt, said)));
        }
        case Step.Raw _, Step.Failure _, Step.Status _, Step.Hold _, Step.Cut _ -> steps.add(step);
      }
    }
    return new OllamaReply(steps);
  }

  private static Counts with(Counts prompt, int said) {
    return new Counts(
        prompt.promptTokens(),
        said,
        prompt.loadMillis(),
        prompt.prefillMillis(),
        said * MILLIS_A_TOKEN,
        prompt.cachedTokens());
  }
}
