package dev.simplecoder.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.http.HttpTimeouts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OllamaModelTest implements ModelContract, PromptContract {

  @Override
  public OllamaServer server() {
    return OllamaServer.start();
  }

  @Override
  public Model model(URI baseUrl, HttpTimeouts timeouts) {
    return new OllamaModel(
        Prepared.choice(baseUrl, ServerKind.OLLAMA),
        Prepared.waiting(baseUrl, timeouts),
        InstantSource.fixed(Instant.EPOCH),
        null);
  }

  @Override
  public Usage usage() {
    return new Usage(
        100,
        10,
        Duration.ZERO,
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ZERO,
        Duration.ZERO);
  }

  @Override
  public JsonNode limit(JsonNode request) {
    return request.path("options").path("num_predict");
  }

  @Override
  public JsonNode schema(JsonNode request) {
    return request.path("format");
  }

  @Test
  void theRequestSetsTheWindowAndForbidsToCutThePrompt() throws InterruptedException {
    try (var server = server().reply(OllamaReply.text("Hi."))) {
      model(server.baseUrl(), QUICK).ask(HELLO, _ -> {});
      assertEquals(
          Json.read(
              """
              {"model": "qwen2.5-coder:7b",
               "messages": [{"role": "system", "content": "Be brief."},
                            {"role": "user", "content": "Hello"}],
               "options": {"temperature": 0.2, "num_ctx": 16384},
               "stream": true,
               "tools": [{"type": "function", "function": {
                  "name": "write_file", "description": "Writes a file.",
                  "parameters": {"type": "object", "properties": {
                      "path": {"type": "string", "description": "where"},
                      "lines": {"type": "integer", "description": "how many"},
                      "force": {"type": "boolean", "description": "even if"}},
                    "required": ["path"]}}}],
               "keep_alive": 1800,
               "truncate": false,
               "shift": false}
              """),
          server.chats().getFirst());
    }
  }

  @Test
  void withoutToolsNoneAreSent() throws InterruptedException {
    try (var server = server().reply(OllamaReply.text("Hi."))) {
      model(server.baseUrl(), QUICK).ask(new Prompt(HELLO.messages(), List.of()), _ -> {});
      assertEquals(false, server.chats().getFirst().path("tools").elements().hasNext());
    }
  }

  @Test
  void theHistoryGoesBackAsTheModelWroteIt() throws InterruptedException {
    String written = "{\"z\":1.50,\"a\":\"é\",\"m\":{\"y\":1,\"b\":2},\"k\":[]}";
    var history =
        new Prompt(
            List.of(
                new Message.User("Go"),
                new Message.Assistant(
                    "I look.",
                    List.of(
                        new ToolCall("c1", "read_file", Arguments.of(written, Map.of("z", "1.50"))),
                        new ToolCall("c2", "read_file", Arguments.unreadable("{\"a", "broken")),
                        new ToolCall("c3", "read_file", Arguments.of("{a:1,}", Map.of("a", "1"))))),
                new Message.ToolReply("c1", "read_file", "one", false),
                new Message.ToolReply("c2", "read_file", "two", true),
                new Message.ToolReply("c3", "read_file", "three", false),
                new Message.Assistant("Done.", List.of()),
                new Message.User("More")),
            List.of());
    try (var server = server().reply(OllamaReply.text("Hi."))) {
      model(server.baseUrl(), QUICK).ask(history, _ -> {});
      assertEquals(
          """
          [{"role":"user","content":"Go"},\
          {"role":"assistant","content":"I look.","tool_calls":[\
          {"id":"c1","function":{"name":"read_file","arguments":\
          {"z":1.50,"a":"é","m":{"y":1,"b":2},"k":[]}}},\
          {"id":"c2","function":{"name":"read_file","arguments":{}}},\
          {"id":"c3","function":{"name":"read_file","arguments":{"a":"1"}}}]},\
          {"role":"tool","content":"one","tool_name":"read_file","tool_call_id":"c1"},\
          {"role":"tool","content":"two","tool_name":"read_file","tool_call_id":"c2"},\
          {"role":"tool","content":"three","tool_name":"read_file","tool_call_id":"c3"},\
          {"role":"assistant","content":"Done."},\
          {"role":"user","content":"More"}]\
          """,
          messagesText(server.requests().getLast().body()));
    }
  }

  @Test
  void aCallWithoutANameIsNoAnswer() throws InterruptedException {
    String nameless =
        "{\"message\":{\"content\":\"Done.\",\"tool_calls\":[{\"function\":{\"name\":null}}]},\"done\":true}";
    try (var server = server().reply(OllamaReply.garbageAfter("", nameless))) {
      Reply.Failed failed = (Reply.Failed) model(server.baseUrl(), QUICK).ask(HELLO, _ -> {});
      assertEquals(Reply.Reason.MALFORMED, failed.reason());
    }
  }

  @Test
  void impossibleCountsCountAsNotSaid() throws InterruptedException {
    String line =
        "{\"message\":{\"content\":\"Hi.\"},\"done\":true,\"prompt_eval_count\":-5,\"eval_count\":-1,"
            + "\"load_duration\":-9,\"eval_duration\":-1}";
    try (var server = server().reply(OllamaReply.garbageAfter("", line))) {
      Reply.Said said = (Reply.Said) model(server.baseUrl(), QUICK).ask(HELLO, _ -> {});
      assertEquals(
          new Usage(
              0,
              0,
              Duration.ZERO,
              Duration.ZERO,
              Duration.ZERO,
              Duration.ZERO,
              Duration.ZERO,
              said.usage().reuse()),
          said.usage());
    }
  }

  @Test
  void onlyAModelThatCanThinkIsToldWhether() throws InterruptedException {
    var card = OllamaModelCard.thinking("qwen3:8b");
    try (var server =
        OllamaServer.start(card, OllamaModelCard.CODER).otherwise(_ -> OllamaReply.text("Hi."))) {
      for (OllamaModelCard one : List.of(card, OllamaModelCard.CODER)) {
        Choice.One choice =
            Prepared.choice(server.baseUrl(), ServerKind.OLLAMA, "0.30.0", one, 16_384);
        for (ModelSettings settings :
            List.of(ModelSettings.at(server.baseUrl()), Prepared.thinking(server, false))) {
          new OllamaModel(choice, settings, InstantSource.fixed(Instant.EPOCH), null)
              .ask(HELLO, _ -> {});
        }
      }
      assertEquals(
          List.of("", "false", "", ""),
          server.chats().stream().map(it -> it.path("think").asText()).toList());
    }
  }

  @Test
  void aReplyThatIsCutOffIsNotSpentOnThoughts() throws InterruptedException {
    var card = OllamaModelCard.thinking("qwen3:8b");
    var brief = new Prompt(HELLO.messages(), HELLO.tools(), HELLO.form(), OptionalInt.of(48));
    try (var server =
        OllamaServer.start(card, OllamaModelCard.CODER).otherwise(_ -> OllamaReply.text("Hi."))) {
      for (OllamaModelCard one : List.of(card, OllamaModelCard.CODER)) {
        Choice.One choice =
            Prepared.choice(server.baseUrl(), ServerKind.OLLAMA, "0.30.0", one, 16_384);
        new OllamaModel(
                choice, Prepared.thinking(server, true), InstantSource.fixed(Instant.EPOCH), null)
            .ask(brief, _ -> {});
      }
      assertEquals(
          List.of("false", ""),
          server.chats().stream().map(it -> it.path("think").asText()).toList());
    }
  }

  @Test
  void theRequestIsPlainHttpOfVersionOne() throws InterruptedException {
    try (var server = server().reply(OllamaReply.text("Hi."))) {
      model(server.baseUrl(), QUICK).ask(HELLO, _ -> {});
      Map<String, String> headers = server.requests().getFirst().headers();
      assertEquals(
          Map.of(
              "host", server.baseUrl().getAuthority(),
              "connection", "close",
              "user-agent", "simplecoder",
              "content-type", "application/json",
              "content-length", headers.getOrDefault("content-length", "")),
          headers);
    }
  }

  /** The order of members counts here, since the server's cache reads the text. */
  private static String messagesText(String body) {
    String start = "\"messages\":";
    int from = body.indexOf(start) + start.length();
    return body.substring(from, body.indexOf(",\"options\"", from));
  }
}
