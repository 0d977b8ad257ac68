package dev.simplecoder.app.models;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.simplecoder.agent.model.Delta;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects what langchain4j makes of a stream. It hands the pieces on in {@link #deliver}, which is
 * called outside of langchain4j, since that logs and forgets what a listener throws.
 */
final class StreamedReply implements StreamingChatResponseHandler {

  private final InstantSource clock;
  private final Consumer<Delta> onDelta;
  private final ThoughtSplitter splitter = new ThoughtSplitter();
  private final List<Delta> waiting = new ArrayList<>();
  private List<ToolExecutionRequest> calls = List.of();
  private @Nullable Instant first;
  private @Nullable Throwable error;

  StreamedReply(InstantSource clock, Consumer<Delta> onDelta) {
    this.clock = clock;
    this.onDelta = onDelta;
  }

  @Override
  public void onPartialResponse(String piece) {
    waiting.addAll(splitter.accept(piece));
  }

  @Override
  public void onPartialThinking(PartialThinking piece) {
    waiting.add(new Delta.Thinking(piece.text()));
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    calls = response.aiMessage().toolExecutionRequests();
  }

  @Override
  public void onError(Throwable failure) {
    error = failure;
  }

  /** Hands on what has come. */
  void deliver() {
    if (first == null) {
      first = clock.instant();
    }
    List<Delta> now = List.copyOf(waiting);
    waiting.clear();
    now.forEach(onDelta);
  }

  /** Hands on what was held back, since nothing more comes. */
  void finish() {
    List<Delta> rest = splitter.end();
    rest.forEach(onDelta);
  }

  String text() {
    return splitter.text();
  }

  /** The calls of a complete reply. */
  List<ToolExecutionRequest> calls() {
    return List.copyOf(calls);
  }

  /** When the first line of the reply came. */
  Optional<Instant> first() {
    return Optional.ofNullable(first);
  }

  /** What langchain4j could not read. */
  Optional<Throwable> error() {
    return Optional.ofNullable(error);
  }
}
