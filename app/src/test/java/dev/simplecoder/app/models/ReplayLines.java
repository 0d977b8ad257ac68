package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplecoder.app.models.OllamaReply.Step;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a step of a reply is written on the wire. */
sealed interface ReplayLines {

  String contentType();

  JsonNode refusal(String message);

  String piece(Step step, String model);

  /** Ollama's: one JSON object a line. */
  record Ndjson() implements ReplayLines {

    @Override
    public String contentType() {
      return "application/x-ndjson";
    }

    @Override
    public JsonNode refusal(String message) {
      return Json.object().put("error", message);
    }

    @Override
    public String piece(Step step, String model) {
      ObjectNode line =
          Json.object().put("model", model).put("created_at", "2026-01-01T00:00:00.000000Z");
      ObjectNode message = line.putObject("message").put("role", "assistant").put("content", "");
      line.put("done", false);
      switch (step) {
        case Step.Text(String text) -> message.put("content", text);
        case Step.Thinking(String text) -> message.put("thinking", text);
        case Step.Calls(List<OllamaReply.Call> calls) ->
            calls(calls, message.putArray("tool_calls"));
        case Step.Failure(String text) -> {
          return Json.object().put("error", text) + "\n";
        }
        case Step.Raw(String text) -> {
          return text + "\n";
        }
        case Step.Done(String reason, OllamaReply.Counts counts) -> {
          line.put("done", true).put("done_reason", reason);
          counts(line, counts);
        }
        case Step.Status _, Step.Hold _, Step.Cut _ ->
            throw new IllegalArgumentException("no line");
      }
      return line + "\n";
    }

    private static void calls(List<OllamaReply.Call> calls, ArrayNode target) {
      for (int i = 0; i < calls.size(); i++) {
        OllamaReply.Call call = calls.get(i);
        ObjectNode one = target.addObject();
        if (!call.id().isEmpty()) {
          one.put("id", call.id());
        }
        one.putObject("function")
            .put("name", call.name())
            .set("arguments", arguments(call.arguments()));
      }
    }

    /** Ollama sends an object; what is none goes as a string, as proxies in front of it do. */
    private static JsonNode arguments(String text) {
      try {
        return Json.read(text);
      } catch (UncheckedIOException _) {
        return Json.object().textNode(text);
      }
    }

    private static void counts(ObjectNode line, OllamaReply.Counts counts) {
      long total = counts.loadMillis() + counts.prefillMillis() + (long) counts.decodeMillis();
      line.put("total_duration", total * 1_000_000)
          .put("load_duration", counts.loadMillis() * 1_000_000L)
          .put("prompt_eval_count", counts.promptTokens())
          .put("prompt_eval_duration", counts.prefillMillis() * 1_000_000L)
          .put("eval_count", counts.completionTokens())
          .put("eval_duration", counts.decodeMillis() * 1_000_000L);
      if (counts.cachedTokens() != null) {
        line.put("prompt_eval_cached_count", counts.cachedTokens());
      }
    }
  }

  /** That of OpenAI-compatible servers: server-sent events. */
  record Sse() implements ReplayLines {

    @Override
    public String contentType() {
      return "text/event-stream";
    }

    @Override
    public JsonNode refusal(String message) {
      ObjectNode refusal = Json.object();
      refusal.putObject("error").put("message", message);
      return refusal;
    }

    @Override
    public String piece(Step step, String model) {
      return switch (step) {
        case Step.Text(String text) -> delta(model, Json.object().put("content", text), null);
        case Step.Thinking(String text) ->
            delta(model, Json.object().put("reasoning_content", text), null);
        case Step.Calls(List<OllamaReply.Call> calls) -> delta(model, calls(calls), null);
        case Step.Failure(String text) -> "data: " + refusal(text) + "\n\n";
        case Step.Raw(String text) -> "data: " + text + "\n\n";
        case Step.Done(String reason, OllamaReply.Counts counts) ->
            delta(model, Json.object(), reason) + usage(model, counts) + "data: [DONE]\n\n";
        case Step.Status _, Step.Hold _, Step.Cut _ ->
            throw new IllegalArgumentException("no line");
      };
    }

    private static ObjectNode calls(List<OllamaReply.Call> calls) {
      ObjectNode delta = Json.object();
      for (int i = 0; i < calls.size(); i++) {
        OllamaReply.Call call = calls.get(i);
        ObjectNode one = delta.withArray("tool_calls").addObject().put("index", i);
        if (!call.id().isEmpty()) {
          one.put("id", call.id());
        }
        one.put("type", "function")
            .putObject("function")
            .put("name", call.name())
            .put("arguments", call.arguments());
      }
      return delta;
    }

    private static String delta(String model, ObjectNode delta, @Nullable String reason) {
      ObjectNode chunk = chunk(model);
      ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
      choice.set("delta", delta);
      choice.put("finish_reason", reason);
      return "data: " + chunk + "\n\n";
    }

    private static String usage(String model, OllamaReply.Counts counts) {
      ObjectNode chunk = chunk(model);
      chunk.putArray("choices");
      ObjectNode usage =
          chunk
              .putObject("usage")
              .put("prompt_tokens", counts.promptTokens())
              .put("completion_tokens", counts.completionTokens())
              .put("total_tokens", counts.promptTokens() + counts.completionTokens());
      if (counts.cachedTokens() != null) {
        usage.putObject("prompt_tokens_details").put("cached_tokens", counts.cachedTokens());
      }
      return "data: " + chunk + "\n\n";
    }

    private static ObjectNode chunk(String model) {
      return Json.object()
          .put("id", "chatcmpl-1")
          .put("object", "chat.completion.chunk")
          .put("created", 1_767_225_600)
          .put("model", model);
    }
  }
}
