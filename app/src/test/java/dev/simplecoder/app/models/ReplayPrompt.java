package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A chat request as a model reads it. The text is the system messages, then the tools, then the
 * other messages; each four characters of it, and what is left over, are a token.
 *
 * @param window the number of tokens that this prompt and its reply share
 */
record ReplayPrompt(RecordedRequest request, String text, int window) {

  private static final int CHARACTERS_PER_TOKEN = 4;

  /** What Ollama keeps of the head of a prompt that is too long by itself. */
  private static final int KEPT_TOKENS = 4;

  static ReplayPrompt of(RecordedRequest request, int window) {
    return new ReplayPrompt(request, text(request.json(), messages(request)), window);
  }

  static int tokens(int characters) {
    return (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
  }

  static int characters(int tokens) {
    return tokens * CHARACTERS_PER_TOKEN;
  }

  int tokens() {
    return tokens(text.length());
  }

  boolean fits() {
    return tokens() <= window;
  }

  /**
   * What Ollama leaves of it without a word (its {@code server/prompt.go}): the oldest messages go,
   * as many as it takes, but those of the system and the last one stay. If that one is still too
   * long, about half a window of its end stays.
   */
  ReplayPrompt truncated() {
    List<JsonNode> all = messages(request);
    for (int first = 0; first < all.size(); first++) {
      List<JsonNode> kept = new ArrayList<>();
      all.subList(0, first).stream().filter(ReplayPrompt::isSystem).forEach(kept::add);
      kept.addAll(all.subList(first, all.size()));
      ReplayPrompt rest = with(kept);
      if (rest.fits()) {
        return rest;
      }
      if (first == all.size() - 1) {
        return rest.endOfTheLast(kept);
      }
    }
    return this;
  }

  private ReplayPrompt endOfTheLast(List<JsonNode> kept) {
    int limit = window - Math.max((window - KEPT_TOKENS) / 2, 1);
    ObjectNode last = kept.getLast().deepCopy();
    String content = last.path("content").asText();
    int surplus = Math.min(content.length(), text.length() - characters(limit));
    kept.set(kept.size() - 1, last.put("content", content.substring(surplus)));
    return with(kept);
  }

  private ReplayPrompt with(List<JsonNode> messages) {
    ObjectNode body = (ObjectNode) request.json();
    ArrayNode array = body.putArray("messages");
    messages.forEach(array::add);
    var shorter =
        new RecordedRequest(request.method(), request.path(), request.headers(), body.toString());
    return new ReplayPrompt(shorter, text(body, messages), window);
  }

  private static List<JsonNode> messages(RecordedRequest request) {
    List<JsonNode> messages = new ArrayList<>();
    request.json().path("messages").forEach(messages::add);
    return messages;
  }

  private static boolean isSystem(JsonNode message) {
    return message.path("role").asText().equals("system");
  }

  private static String text(JsonNode body, List<JsonNode> messages) {
    var text = new StringBuilder();
    messages.stream().filter(ReplayPrompt::isSystem).forEach(it -> write(it, text));
    if (!body.path("tools").isEmpty()) {
      text.append(body.path("tools"));
    }
    messages.stream().filter(it -> !isSystem(it)).forEach(it -> write(it, text));
    return text.toString();
  }

  private static void write(JsonNode message, StringBuilder text) {
    text.append(message.path("content").asText());
    if (!message.path("tool_calls").isEmpty()) {
      text.append(message.path("tool_calls"));
    }
  }
}
