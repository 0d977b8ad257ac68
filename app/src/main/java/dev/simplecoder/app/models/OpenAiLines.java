package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's {@code /v1/chat/completions}: server-sent events, each a JSON object, then {@code
 * [DONE]}. langchain4j 1.18.1 takes the end of a broken connection for the end of the reply, and
 * reads thoughts from {@code reasoning_content} only.
 */
final class OpenAiLines implements WireLines {

  private static final String DATA = "data:";

  private final String address;
  private Counts counts = Counts.NONE;
  private boolean ended;
  private boolean truncated;

  OpenAiLines(String address) {
    this.address = address;
  }

  @Override
  public String body(String fromLangchain4j) {
    return fromLangchain4j;
  }

  @Override
  public @Nullable String event(String line) throws BadLine {
    if (line.isBlank() || line.startsWith(":") || line.startsWith("event:")) {
      return null;
    }
    if (line.startsWith("error:")) { // llama.cpp's way
      throw failure(line.substring("error:".length()));
    }
    if (!line.startsWith(DATA)) {
      throw BadLine.garbage(address, line);
    }
    String data = line.substring(DATA.length()).strip();
    if (data.equals("[DONE]")) {
      ended = true;
      return null;
    }
    ObjectNode event = JsonTree.object(data).orElseThrow(() -> BadLine.garbage(address, line));
    if (event.hasNonNull("error")) {
      throw failure(data);
    }
    note(event);
    return event.toString();
  }

  private BadLine failure(String text) {
    return new BadLine(Fault.inStream(address, JsonTree.error(text)));
  }

  private void note(ObjectNode event) {
    if (event.path("usage").isObject() || event.path("timings").isObject()) {
      counts = Counts.openAi(event);
    }
    JsonNode choice = event.path("choices").path(0);
    String reason = choice.path("finish_reason").asText("");
    if (!reason.isEmpty() && !reason.equals("null")) {
      ended = true; // some servers close without [DONE]
      truncated = reason.equals("length");
    }
    if (choice.path("delta") instanceof ObjectNode delta && delta.hasNonNull("reasoning")) {
      delta.set("reasoning_content", delta.get("reasoning"));
    }
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public boolean truncated() {
    return truncated;
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public List<String> arguments() {
    return List.of();
  }
}
