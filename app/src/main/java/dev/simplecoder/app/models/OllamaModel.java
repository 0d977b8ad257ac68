package dev.simplecoder.app.models;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.simplecoder.agent.model.Delta;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.ToolCall;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A model behind Ollama, asked over {@code /api/chat} with native tool calls. */
final class OllamaModel implements Model {

  private final String id;
  private final int contextWindow;
  private final ModelSettings settings;
  private final InstantSource clock;

  /**
   * @param contextWindow the {@code num_ctx} of every request: another one would make the server
   *     load the model again
   */
  OllamaModel(String id, int contextWindow, ModelSettings settings, InstantSource clock) {
    this.id = id;
    this.contextWindow = contextWindow;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int contextWindow() {
    return contextWindow;
  }

  @Override
  public Reply ask(Prompt prompt, Consumer<Delta> onDelta) throws InterruptedException {
    String address = settings.baseUrl().toString();
    var lines = new OllamaLines(address);
    Reply reply =
        new ChatCall(address, settings.timeouts(), clock, prompt, lines)
            .ask(OllamaModel::message, this::over, onDelta);
    return Tripwire.check(reply, prompt, contextWindow, lines.counts());
  }

  private StreamingChatModel over(ChatExchange exchange) {
    return OllamaStreamingChatModel.builder()
        .httpClientBuilder(exchange)
        .baseUrl(settings.baseUrl().toString())
        .returnThinking(true)
        .defaultRequestParameters(
            OllamaChatRequestParameters.builder()
                .modelName(id)
                .temperature(settings.temperature())
                .numCtx(contextWindow)
                .seed(settings.seed())
                .keepAlive(Math.toIntExact(settings.keepAlive().toSeconds()))
                .think(settings.think())
                .build())
        .build();
  }

  /**
   * Replies and results go as custom messages: langchain4j's own lose the order of the arguments,
   * which the server's cache needs, and the name of the tool.
   */
  private static ChatMessage message(Message message) {
    return switch (message) {
      case Message.Instructions(String text) -> SystemMessage.from(text);
      case Message.User(String text) -> UserMessage.from(text);
      case Message.Assistant(String text, List<ToolCall> calls, String _) -> {
        Map<String, Object> attributes = attributes("assistant", text);
        if (!calls.isEmpty()) {
          attributes.put("tool_calls", calls.stream().map(OllamaModel::call).toList());
        }
        yield new CustomMessage(attributes);
      }
      case Message.ToolReply reply -> {
        Map<String, Object> attributes = attributes("tool", reply.text());
        attributes.put("tool_name", reply.tool());
        attributes.put("tool_call_id", reply.callId());
        yield new CustomMessage(attributes);
      }
    };
  }

  private static Map<String, Object> attributes(String role, String text) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("role", role);
    attributes.put("content", text);
    return attributes;
  }

  private static Map<String, Object> call(ToolCall call) {
    Map<String, Object> function = new LinkedHashMap<>();
    function.put("name", call.name());
    function.put("arguments", CallArguments.shown(call.arguments()));
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("id", call.id());
    whole.put("function", function);
    return whole;
  }
}
