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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A model behind Ollama, asked over {@code /api/chat}. */
final class OllamaModel implements Model {

  private final Choice.One chosen;
  private final ModelSettings settings;
  private final InstantSource clock;
  private final Tripwire tripwire;
  private final UnaryOperator<WireLines> noting;
  private final SentPrompts sent = new SentPrompts();
  private int contextWindow;
  private boolean raised;

  /**
   * @param charactersPerToken of this model, from earlier sessions; null where nothing is known
   */
  OllamaModel(
      Choice.One chosen,
      ModelSettings settings,
      InstantSource clock,
      @Nullable Double charactersPerToken) {
    this(chosen, settings, clock, charactersPerToken, UnaryOperator.identity());
  }

  /**
   * Likewise.
   *
   * @param noting what else is asked for and read in the lines of a reply
   */
  OllamaModel(
      Choice.One chosen,
      ModelSettings settings,
      InstantSource clock,
      @Nullable Double charactersPerToken,
      UnaryOperator<WireLines> noting) {
    this.chosen = chosen;
    this.settings = settings;
    this.clock = clock;
    this.tripwire = new Tripwire(charactersPerToken);
    this.noting = noting;
    this.contextWindow = chosen.contextTokens();
  }

  @Override
  public String id() {
    return chosen.model().name();
  }

  /**
   * The {@code num_ctx} of every request, since another one makes the server load the model again:
   * that is worth it once, when a prompt did not fit, and never for a reply that is cut off soon.
   */
  @Override
  public int contextWindow() {
    return contextWindow;
  }

  @Override
  public Reply ask(Prompt prompt, Consumer<Delta> onDelta) throws InterruptedException {
    Reply reply = askOnce(prompt, onDelta);
    if (!(reply instanceof Reply.Failed full) || full.reason() != Reply.Reason.CONTEXT_FULL) {
      return reply;
    }
    int longer = longer();
    if (longer <= contextWindow || prompt.mostTokens().isPresent()) {
      return told(full);
    }
    onDelta.accept(new Delta.WindowRaised(contextWindow, longer, full.detail()));
    raised = true;
    contextWindow = longer;
    sent.forget();
    Reply second = askOnce(prompt, onDelta);
    return second instanceof Reply.Failed failed && failed.reason() == Reply.Reason.CONTEXT_FULL
        ? told(failed)
        : second;
  }

  /** The window that a prompt may yet fit; the same where there is none. */
  private int longer() {
    return raised || settings.contextTokens() != null
        ? contextWindow
        : (int) Math.min(2L * contextWindow, chosen.model().contextLength());
  }

  private Reply.Failed told(Reply.Failed full) {
    String remedy =
        chosen.model().contextLength() == 0 || contextWindow < chosen.model().contextLength()
            ? "set num_ctx higher than " + contextWindow + ", or give a smaller task"
            : "give a smaller task, or take a model with a window of more than " + contextWindow;
    return new Reply.Failed(
        full.reason(), full.detail() + "; " + remedy, full.partial(), full.usage());
  }

  private Reply askOnce(Prompt prompt, Consumer<Delta> onDelta) throws InterruptedException {
    String address = chosen.server().toString();
    WireLines lines = noting.apply(new OllamaLines(address, chosen.version()));
    var thoughts = new AtomicInteger();
    Reply reply =
        new ChatCall(address, settings.timeouts(), clock, prompt, lines, sent)
            .ask(
                OllamaModel::message,
                exchange -> over(exchange, prompt),
                delta -> {
                  if (delta instanceof Delta.Thinking(String text)) {
                    thoughts.addAndGet(text.length());
                  }
                  onDelta.accept(delta);
                });
    if (!(reply instanceof Reply.Said said)) {
      return reply;
    }
    int characters = said.usage().reuse().characters();
    return tripwire
        .check(new Tripwire.Read(prompt, characters, thoughts.get(), contextWindow), lines.counts())
        .<Reply>map(why ->
            new Reply.Failed(Reply.Reason.CONTEXT_FULL, why, said.message().text(), said.usage()))
        .orElse(said);
  }

  private StreamingChatModel over(ChatExchange exchange, Prompt prompt) {
    return OllamaStreamingChatModel.builder()
        .httpClientBuilder(exchange)
        .baseUrl(chosen.server().toString())
        .returnThinking(true)
        .defaultRequestParameters(
            OllamaChatRequestParameters.builder()
                .modelName(id())
                .temperature(settings.temperature())
                .numCtx(contextWindow)
                .seed(settings.seed())
                .keepAlive(Math.toIntExact(settings.keepAlive().toSeconds()))
                .think(think(prompt))
                .build())
        .build();
  }

  private @Nullable Boolean think(Prompt prompt) {
    if (!chosen.model().canThink()) {
      return null;
    }
    return prompt.mostTokens().isPresent() ? Boolean.FALSE : settings.think();
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
