package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A request that the replay server got; header names are in lower case. */
public record RecordedRequest(
    String method, String path, Map<String, String> headers, String body) {

  public RecordedRequest {
    headers = Map.copyOf(headers);
  }

  public JsonNode json() {
    return Json.read(body);
  }

  boolean isChat() {
    return path.equals("/api/chat") || path.equals("/v1/chat/completions");
  }
}
