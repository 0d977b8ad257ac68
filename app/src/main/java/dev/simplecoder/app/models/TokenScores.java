package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How probable a model found each piece of a reply, where its server says. A server that does not
 * know the question leaves it unanswered, or refuses the request. For one model that is asked by
 * one thread.
 */
public final class TokenScores {

  private final List<Score> scores = new ArrayList<>();

  /**
   * A piece of a reply.
   *
   * @param logProbability after all before it; natural, not above 0
   */
  public record Score(String token, double logProbability) {}

  /** Of the last reply, as far as it came; none where the server does not say. */
  public List<Score> last() {
    return List.copyOf(scores);
  }

  /** The same lines, in which the scores are asked for and noted; a request begins anew. */
  WireLines in(WireLines lines) {
    return new WireLines() {
      @Override
      public String body(String fromLangchain4j) {
        scores.clear();
        ObjectNode body = JsonTree.object(lines.body(fromLangchain4j)).orElseThrow();
        return body.put("logprobs", true).toString();
      }

      @Override
      public @Nullable String event(String line) throws BadLine {
        @Nullable String event = lines.event(line);
        if (event != null) {
          JsonTree.object(event).ifPresent(TokenScores.this::note);
        }
        return event;
      }

      @Override
      public boolean ended() {
        return lines.ended();
      }

      @Override
      public boolean truncated() {
        return lines.truncated();
      }

      @Override
      public Counts counts() {
        return lines.counts();
      }

      @Override
      public List<String> arguments() {
        return lines.arguments();
      }
    };
  }

  /** Ollama has a list beside the message, OpenAI one in the choice. */
  private void note(ObjectNode event) {
    JsonNode listed = event.path("logprobs");
    JsonNode pieces =
        listed.isArray() ? listed : event.path("choices").path(0).path("logprobs").path("content");
    for (JsonNode piece : pieces) {
      if (piece.path("logprob").isNumber()) {
        scores.add(new Score(piece.path("token").asText(), piece.path("logprob").asDouble()));
      }
    }
  }
}
