package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A request that the replay server got; header names are in lower case.
 *
 * @param body of an uploaded file only its digest, as Ollama writes it
 */
public record RecordedRequest(
    String method, String path, Map<String, String> headers, String body) {

  public RecordedRequest {
    headers = Map.copyOf(headers);
  }

  public JsonNode json() {
    return Json.read(body);
  }

  /** For example {@code POST /api/chat}; without the digest of a file. */
  String line() {
    return method + " " + path.replaceFirst("^/api/blobs/.*", "/api/blobs");
  }

  boolean isChat() {
    return path.equals("/api/chat") || path.equals("/v1/chat/completions");
  }
}
