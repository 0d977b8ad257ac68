package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A list of replies in a JSON file, for a replay server in a process of its own. */
public final class ReplayScript {

  private ReplayScript() {}

  /** Starts a server with the script named by the argument, and says its address on a line. */
  public static void main(String[] args) throws IOException, InterruptedException {
    try (var server = OllamaServer.start()) {
      server.reply(read(Path.of(args[0])).toArray(OllamaReply[]::new));
      System.out.println(server.baseUrl());
      Thread.currentThread().join();
    }
  }

  /** Reads a script; what an entry looks like says {@code package-info}. */
  public static List<OllamaReply> read(Path file) throws IOException {
    List<OllamaReply> replies = new ArrayList<>();
    Json.read(Files.readString(file)).forEach(entry -> replies.add(reply(entry)));
    return replies;
  }

  private static OllamaReply reply(JsonNode entry) {
    String text = entry.path("text").asText();
    if (entry.has("status")) {
      return OllamaReply.status(entry.get("status").asInt(), entry.path("message").asText());
    }
    if (entry.has("tool")) {
      return OllamaReply.toolCallOf(entry.get("tool").asText(), entry.get("arguments").toString());
    }
    return switch (entry.path("fault").asText().toLowerCase(Locale.ROOT)) {
      case "" -> OllamaReply.text(text);
      case "cut" -> OllamaReply.cutAfter(text);
      case "hang" -> OllamaReply.hangAfter(text);
      case "garbage" -> OllamaReply.garbageAfter(text, "<html>not the protocol</html>");
      case "error" -> OllamaReply.errorAfter(text, entry.path("message").asText());
      case "truncated" -> OllamaReply.truncatedAfter(text);
      case "held" -> OllamaReply.held(OllamaReply.text(text));
      default -> throw new IllegalArgumentException("no such fault: " + entry);
    };
  }
}
