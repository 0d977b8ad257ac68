package dev.simplecoder.app.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplecoder.agent.event.AgentEvent.ClaimsUnsupported.Claim;
import dev.simplecoder.agent.event.AgentEvent.Retrieved.Passage;
import dev.simplecoder.agent.event.Cut;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The values in a line of JSON, as {@link ValueJson} writes them. */
final class ValueReader {

  private static final int DIGITS_FROM_MILLIS_TO_NANOS = 6;

  private ValueReader() {}

  static String text(JsonNode json, String name) throws IOException {
    String text = textOrNull(json, name);
    if (text == null) {
      throw new IOException("no " + name);
    }
    return text;
  }

  static @Nullable String textOrNull(JsonNode json, String name) {
    return json.path(name).textValue();
  }

  static int whole(JsonNode json, String name) throws IOException {
    if (!json.path(name).canConvertToInt()) {
      throw new IOException("no number: " + name);
    }
    return json.path(name).intValue();
  }

  static Duration millis(JsonNode json, String name) throws IOException {
    if (!json.path(name).isNumber()) {
      throw new IOException("no number: " + name);
    }
    return Duration.ofNanos(
        json.path(name).decimalValue().movePointRight(DIGITS_FROM_MILLIS_TO_NANOS).longValue());
  }

  /** One of an enumeration, whose names are written in lower case. */
  static <E extends Enum<E>> E name(Class<E> type, JsonNode json, String name) throws IOException {
    return Enum.valueOf(type, text(json, name).toUpperCase(Locale.ROOT));
  }

  static WorkspacePath path(JsonNode json, String name) throws IOException {
    return new WorkspacePath(text(json, name));
  }

  static SequencedMap<String, String> texts(JsonNode json) throws IOException {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    for (var field : json.properties()) {
      texts.put(field.getKey(), text(json, field.getKey()));
    }
    return texts;
  }

  static Message.Assistant message(JsonNode json) throws IOException {
    List<ToolCall> calls = new ArrayList<>();
    for (JsonNode call : json.path("calls")) {
      calls.add(call(call));
    }
    String said = text(json, "text");
    String written = textOrNull(json, "written");
    return new Message.Assistant(said, calls, written == null ? said : written);
  }

  static ToolCall call(JsonNode json) throws IOException {
    JsonNode arguments = json.path("arguments");
    String repair = textOrNull(arguments, "repair");
    return new ToolCall(
        text(json, "id"),
        text(json, "name"),
        new Arguments(
            text(arguments, "text"),
            texts(arguments.path("values")),
            textOrNull(arguments, "problem"),
            repair == null ? "" : repair));
  }

  static ToolResult result(JsonNode json) throws IOException {
    String text = text(json, "text");
    String summary = text(json, "summary");
    String kind = text(json, "kind");
    return switch (kind) {
      case "done" -> new ToolResult.Done(text, summary);
      case "tested" ->
          new ToolResult.Tested(text, summary, EvidenceReader.read(json.path("evidence")));
      case "failed" -> new ToolResult.Failed(text, summary);
      case "denied" -> new ToolResult.Denied(text, summary);
      case "invalid" -> new ToolResult.Invalid(text, summary);
      default -> throw new IOException("no kind of result: " + kind);
    };
  }

  /** The scope and the difference are not kept: they were for who had to allow it. */
  static @Nullable Action action(JsonNode json) throws IOException {
    if (!json.isObject()) {
      return null;
    }
    String kind = text(json, "kind");
    return switch (kind) {
      case "read" -> new Action.Read(text(json, "path"), Action.Scope.INSIDE);
      case "write" -> new Action.Write(text(json, "path"), Action.Scope.INSIDE, "");
      case "run" -> new Action.Run();
      default -> throw new IOException("no kind of action: " + kind);
    };
  }

  static Usage usage(JsonNode json) throws IOException {
    return new Usage(
        whole(json, "prompt_tokens"),
        whole(json, "completion_tokens"),
        millis(json, "load_ms"),
        millis(json, "prefill_ms"),
        millis(json, "decode_ms"),
        millis(json, "first_token_ms"),
        millis(json, "total_ms"),
        new Usage.Reuse(
            whole(json, "prompt_characters"),
            whole(json, "repeated_characters"),
            whole(json, "cached_tokens")));
  }

  static Stop stop(JsonNode json) throws IOException {
    String kind = text(json, "kind");
    return switch (kind) {
      case "done" -> new Stop.Done();
      case "no_answer" -> new Stop.NoAnswer();
      case "interrupted" -> new Stop.Interrupted();
      case "limit" -> new Stop.Limit(text(json, "what"));
      case "stuck" -> new Stop.Stuck(text(json, "how"));
      case "budget_spent" -> new Stop.BudgetSpent(whole(json, "steps"), text(json, "why"));
      case "planned" -> new Stop.Planned();
      case "plan_rejected" -> new Stop.PlanRejected();
      case "plan_failed" -> new Stop.PlanFailed(text(json, "how"));
      case "model_failed" ->
          new Stop.ModelFailed(name(Reply.Reason.class, json, "reason"), text(json, "detail"));
      default -> throw new IOException("no kind of stop: " + kind);
    };
  }

  static Cut cut(JsonNode json) throws IOException {
    String kind = text(json, "kind");
    return switch (kind) {
      case "pruned" -> {
        SequencedMap<Integer, String> texts = new TreeMap<>();
        for (JsonNode text : json.path("texts")) {
          texts.put(whole(text, "message"), text(text, "text"));
        }
        yield new Cut.Pruned(texts);
      }
      case "summarized" -> new Cut.Summarized(text(json, "summary"), whole(json, "kept_from"));
      default -> throw new IOException("no kind of cut: " + kind);
    };
  }

  static ChangeSet changes(JsonNode json) throws IOException {
    List<FileChange> changes = new ArrayList<>();
    for (JsonNode change : json) {
      changes.add(
          new FileChange(
              path(change, "path"), textOrNull(change, "before"), textOrNull(change, "after")));
    }
    return new ChangeSet(changes);
  }

  static List<WorkspacePath> paths(JsonNode json) {
    List<WorkspacePath> paths = new ArrayList<>();
    json.forEach(path -> paths.add(new WorkspacePath(path.asText())));
    return paths;
  }

  static List<Passage> passages(JsonNode json) throws IOException {
    List<Passage> passages = new ArrayList<>();
    for (JsonNode passage : json) {
      passages.add(
          new Passage(
              text(passage, "path"),
              whole(passage, "first_line"),
              whole(passage, "last_line"),
              passage.path("score").asDouble()));
    }
    return passages;
  }

  static List<Claim> claims(JsonNode json) throws IOException {
    List<Claim> claims = new ArrayList<>();
    for (JsonNode claim : json) {
      claims.add(new Claim(text(claim, "text"), text(claim, "why")));
    }
    return claims;
  }
}
