package dev.simplecoder.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.http.HttpTimeouts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenAiModelTest implements ModelContract, PromptContract {

  @Override
  public OllamaServer server() {
    return OllamaServer.start(OllamaServer.Kind.OPEN_AI, List.of(OllamaModelCard.CODER));
  }

  @Override
  public Model model(URI baseUrl, HttpTimeouts timeouts) {
    return new OpenAiModel(
        Prepared.choice(baseUrl, ServerKind.OPEN_AI),
        Prepared.waiting(baseUrl, timeouts),
        InstantSource.fixed(Instant.EPOCH));
  }

  @Override
  public Usage usage() {
    return new Usage(
        100, 10, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }

  @Override
  public JsonNode limit(JsonNode request) {
    return request.path("max_tokens");
  }

  @Override
  public JsonNode schema(JsonNode request) {
    JsonNode format = request.path("response_format");
    if (!format.isMissingNode()) {
      assertEquals("json_schema", format.path("type").asText());
    }
    return format.path("json_schema").path("schema");
  }

  @Test
  void theRequestAsksForAStreamWithItsCounts() throws InterruptedException {
    try (var server = server().reply(OllamaReply.text("Hi."))) {
      model(server.baseUrl(), QUICK).ask(HELLO, _ -> {});
      assertEquals(
          Json.read(
              """
              {"model": "qwen2.5-coder:7b",
               "messages": [{"role": "system", "content": "Be brief."},
                            {"role": "user", "content": "Hello"}],
               "temperature": 0.2,
               "stream": true,
               "stream_options": {"include_usage": true},
               "tools": [{"type": "function", "function": {
                  "name": "write_file", "description": "Writes a file.",
                  "parameters": {"type": "object", "properties": {
                      "path": {"type": "string", "description": "where"},
                      "lines": {"type": "integer", "description": "how many"},
                      "force": {"type": "boolean", "description": "even if"}},
                    "required": ["path"]}}}]}
              """),
          server.chats().getFirst());
    }
  }

  @Test
  void theHistoryGoesBackAsTheModelWroteIt() throws InterruptedException {
    String written = "{\"z\":1.50, \"a\":\"é\"}";
    var history =
        new Prompt(
            List.of(
                new Message.User("Go"),
                new Message.Assistant(
                    "",
                    List.of(
                        new ToolCall("c1", "read_file", Arguments.of(written, Map.of("z", "1.50"))),
                        new ToolCall("c2", "read_file", Arguments.unreadable("{\"a", "broken")))),
                new Message.ToolReply("c1", "read_file", "one", false),
                new Message.ToolReply("c2", "read_file", "two", true)),
            List.of());
    try (var server = server().reply(OllamaReply.text("Hi."))) {
      model(server.baseUrl(), QUICK).ask(history, _ -> {});
      assertEquals(
          Json.read(
              """
              [{"role": "user", "content": "Go"},
               {"role": "assistant", "content": "", "tool_calls": [
                 {"id": "c1", "type": "function",
                  "function": {"name": "read_file", "arguments": "{\\"z\\":1.50, \\"a\\":\\"é\\"}"}},
                 {"id": "c2", "type": "function",
                  "function": {"name": "read_file", "arguments": "{}"}}]},
               {"role": "tool", "tool_call_id": "c1", "content": "one"},
               {"role": "tool", "tool_call_id": "c2", "content": "two"}]
              """),
          server.chats().getFirst().path("messages"));
    }
  }

  @Test
  void theKeyGoesAsABearerToken() throws InterruptedException {
    try (var server = server().reply(OllamaReply.text("Hi."))) {
      var choice = Prepared.choice(server.baseUrl(), ServerKind.OPEN_AI);
      var settings = Prepared.withKey(server, "secret");
      new OpenAiModel(choice, settings, InstantSource.fixed(Instant.EPOCH)).ask(HELLO, _ -> {});
      assertEquals("Bearer secret", server.requests().getFirst().headers().get("authorization"));
    }
  }
}
