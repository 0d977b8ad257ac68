package dev.simplecoder.app.models;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.simplecoder.agent.model.Delta;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Reply.Reason;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.http.HttpTimeouts;
import dev.simplecoder.tools.JsonArguments;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** One question to a model, from the prompt to the reply. */
final class ChatCall {

  private final String address;
  private final HttpTimeouts timeouts;
  private final InstantSource clock;
  private final Prompt prompt;
  private final WireLines lines;
  private final SentPrompts sent;

  ChatCall(
      String address,
      HttpTimeouts timeouts,
      InstantSource clock,
      Prompt prompt,
      WireLines lines,
      SentPrompts sent) {
    this.address = address;
    this.timeouts = timeouts;
    this.clock = clock;
    this.prompt = prompt;
    this.lines = lines;
    this.sent = sent;
  }

  /**
   * Asks and waits. An interrupt closes the connection.
   *
   * @param word a message as the server's protocol has it
   * @param model langchain4j's model over the given transport
   */
  Reply ask(
      Function<Message, ChatMessage> word,
      Function<ChatExchange, StreamingChatModel> model,
      Consumer<Delta> onDelta)
      throws InterruptedException {
    Instant start = clock.instant();
    var said = new StreamedReply(clock, onDelta);
    var exchange = new ChatExchange(address, timeouts, lines, sent, said);
    model.apply(exchange).chat(request(word), said);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    said.finish();
    Usage usage = usage(start, said);
    return exchange
        .fault()
        .map(fault -> failed(fault, said, usage))
        .orElseGet(() -> lines.truncated() ? truncated(said, usage) : said(said, usage));
  }

  private ChatRequest request(Function<Message, ChatMessage> word) {
    var request =
        ChatRequest.builder()
            .messages(
                prompt.messages().stream()
                    .filter(ChatCall::isSent)
                    .map(this::shown)
                    .map(word)
                    .toList());
    prompt.mostTokens().ifPresent(request::maxOutputTokens);
    return switch (prompt.form()) {
      case NATIVE -> request.toolSpecifications(ToolSchemas.of(prompt.tools())).build();
      case TEXT -> request.build();
      case JSON -> request.responseFormat(ReplySchema.of(prompt.tools())).build();
    };
  }

  /** langchain4j refuses empty instructions. */
  private static boolean isSent(Message message) {
    return !(message instanceof Message.Instructions(var text) && text.isBlank());
  }

  /**
   * Where calls are text, a message of the protocol for calls would be out of place, and templates
   * of models without tools leave it out.
   */
  private Message shown(Message message) {
    return prompt.form() == Prompt.Form.NATIVE
        ? message
        : switch (message) {
          case Message.Instructions _, Message.User _ -> message;
          case Message.Assistant said -> new Message.Assistant(said.written(), List.of());
          case Message.ToolReply reply -> new Message.User(reply.text());
        };
  }

  private Reply said(StreamedReply said, Usage usage) {
    return new Reply.Said(new Message.Assistant(said.text(), calls(said.calls())), usage);
  }

  private static Reply failed(Fault fault, StreamedReply said, Usage usage) {
    return new Reply.Failed(fault.reason(), fault.detail(), said.text(), usage);
  }

  private static Reply truncated(StreamedReply said, Usage usage) {
    return failed(
        new Fault(
            Reason.TRUNCATED,
            "the reply ended at its length limit after " + usage.completionTokens() + " tokens"),
        said,
        usage);
  }

  /** Ids that are missing, or that the conversation has already, are replaced. */
  private List<ToolCall> calls(List<ToolExecutionRequest> requests) {
    Set<String> used = prompt.callIds();
    List<ToolCall> calls = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      ToolExecutionRequest request = requests.get(i);
      String given = request.id() == null ? "" : request.id();
      boolean isNew = !given.isBlank() && used.add(given);
      String id = isNew ? given : prompt.newCallId("call", i, used);
      String text = i < lines.arguments().size() ? lines.arguments().get(i) : request.arguments();
      calls.add(new ToolCall(id, request.name(), JsonArguments.parse(text)));
    }
    return calls;
  }

  private Usage usage(Instant start, StreamedReply said) {
    Counts counts = lines.counts();
    return new Usage(
        counts.promptTokens(),
        counts.completionTokens(),
        counts.load(),
        counts.prefill(),
        counts.decode(),
        said.first().map(first -> Duration.between(start, first)).orElse(Duration.ZERO),
        Duration.between(start, clock.instant()),
        lines.ended() ? sent.reuse(counts.cachedTokens()) : Usage.Reuse.NONE);
  }
}
