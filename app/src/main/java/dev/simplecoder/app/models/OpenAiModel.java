package dev.simplecoder.app.models;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.simplecoder.agent.model.Delta;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.app.http.ServerAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A model behind a server that speaks OpenAI's protocol, asked over {@code /v1}. */
final class OpenAiModel implements Model {

  private static final String REMEDY = "start the server with a longer window";

  private final Choice.One chosen;
  private final ModelSettings settings;
  private final InstantSource clock;
  private final UnaryOperator<WireLines> noting;
  private final String remedy;
  private final SentPrompts sent = new SentPrompts();

  OpenAiModel(Choice.One chosen, ModelSettings settings, InstantSource clock) {
    this(chosen, settings, clock, UnaryOperator.identity(), REMEDY);
  }

  /**
   * Likewise.
   *
   * @param noting what else is asked for and read in the lines of a reply
   */
  OpenAiModel(
      Choice.One chosen,
      ModelSettings settings,
      InstantSource clock,
      UnaryOperator<WireLines> noting) {
    this(chosen, settings, clock, noting, REMEDY);
  }

  /** {@code remedy} helps where a prompt does not fit. */
  OpenAiModel(Choice.One chosen, ModelSettings settings, InstantSource clock, String remedy) {
    this(chosen, settings, clock, UnaryOperator.identity(), remedy);
  }

  private OpenAiModel(
      Choice.One chosen,
      ModelSettings settings,
      InstantSource clock,
      UnaryOperator<WireLines> noting,
      String remedy) {
    this.chosen = chosen;
    this.settings = settings;
    this.clock = clock;
    this.noting = noting;
    this.remedy = remedy;
  }

  @Override
  public String id() {
    return chosen.model().name();
  }

  /** What the server has; it cannot be asked for with a request. */
  @Override
  public int contextWindow() {
    return chosen.contextTokens();
  }

  @Override
  public Reply ask(Prompt prompt, Consumer<Delta> onDelta) throws InterruptedException {
    String address = chosen.server().toString();
    WireLines lines = noting.apply(new OpenAiLines(address));
    Reply reply =
        new ChatCall(address, settings.timeouts(), clock, prompt, lines, sent)
            .ask(OpenAiModel::message, this::over, onDelta);
    return reply instanceof Reply.Failed full && full.reason() == Reply.Reason.CONTEXT_FULL
        ? new Reply.Failed(
            full.reason(),
            full.detail() + "; " + remedy + ", or give a smaller task",
            full.partial(),
            full.usage())
        : reply;
  }

  private StreamingChatModel over(ChatExchange exchange) {
    var model =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(exchange)
            .baseUrl(ServerAddress.below(chosen.server(), "/v1").toString())
            .modelName(id())
            .temperature(settings.temperature())
            .seed(settings.seed())
            .returnThinking(true);
    return settings.apiKey() == null ? model.build() : model.apiKey(settings.apiKey()).build();
  }

  private static ChatMessage message(Message message) {
    return switch (message) {
      case Message.Instructions(String text) -> SystemMessage.from(text);
      case Message.User(String text) -> UserMessage.from(text);
      case Message.Assistant(String text, List<ToolCall> calls, String _) when calls.isEmpty() ->
          AiMessage.from(text);
      case Message.Assistant(String text, List<ToolCall> calls, String _) ->
          AiMessage.builder()
              .text(text)
              .toolExecutionRequests(calls.stream().map(OpenAiModel::request).toList())
              .build();
      case Message.ToolReply reply ->
          ToolExecutionResultMessage.from(reply.callId(), reply.tool(), reply.text());
    };
  }

  private static ToolExecutionRequest request(ToolCall call) {
    return ToolExecutionRequest.builder()
        .id(call.id())
        .name(call.name())
        .arguments(CallArguments.shownText(call.arguments()))
        .build();
  }
}
