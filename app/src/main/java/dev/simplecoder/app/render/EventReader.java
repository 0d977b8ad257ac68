package dev.simplecoder.app.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Role;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reads the lines that {@link EventJson} writes. */
public final class EventReader {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Reads an event of one type from the fields of its line. */
  private interface Fields {
    AgentEvent read(JsonNode json) throws IOException;
  }

  private static final Map<String, Fields> TYPES =
      Map.ofEntries(
          Map.entry("session_opened", EventReader::opened),
          Map.entry("retrieved", EventReader::retrieved),
          Map.entry("task_started", EventReader::started),
          Map.entry(
              "task_resumed", json -> new AgentEvent.TaskResumed(instant(json, "started_at"))),
          Map.entry("task_ended", EventReader::ended),
          Map.entry("model_chosen", EventReader::chosen),
          Map.entry("model_asked", EventReader::asked),
          Map.entry("window_raised", EventReader::raised),
          Map.entry("text_delta", json -> new AgentEvent.TextDelta(text(json, "text"))),
          Map.entry("thinking_delta", json -> new AgentEvent.ThinkingDelta(text(json, "text"))),
          Map.entry("model_retrying", EventReader::retrying),
          Map.entry("answered", EventReader::answered),
          Map.entry("model_failed", EventReader::failed),
          Map.entry("reply_cut_off", json -> new AgentEvent.ReplyCutOff(text(json, "text"))),
          Map.entry("nudged", json -> new AgentEvent.Nudged(text(json, "text"))),
          Map.entry("budget_reached", EventReader::budgetReached),
          Map.entry(
              "claims_unsupported",
              json -> new AgentEvent.ClaimsUnsupported(ValueReader.claims(json.path("claims")))),
          Map.entry("compacting", EventReader::compacting),
          Map.entry("compacted", EventReader::compacted),
          Map.entry("not_compacted", EventReader::notCompacted),
          Map.entry("plan_made", PlanJson::made),
          Map.entry("step_started", PlanJson::started),
          Map.entry("step_ended", PlanJson::ended),
          Map.entry("replanned", PlanJson::replanned),
          Map.entry(
              "tool_started",
              json -> new AgentEvent.ToolStarted(ValueReader.call(json.path("call")))),
          Map.entry("tool_ended", EventReader::toolEnded),
          Map.entry("staged", EventReader::staged),
          Map.entry("verified", EventReader::verified),
          Map.entry(
              "repair_taken_back",
              json -> new AgentEvent.RepairTakenBack(EvidenceReader.read(json.path("evidence")))),
          Map.entry("changes_proposed", EventReader::proposed),
          Map.entry("changes_applied", EventReader::applied),
          Map.entry("changes_withheld", EventReader::withheld),
          Map.entry("changes_dropped", json -> new AgentEvent.ChangesDropped(text(json, "why"))));

  private EventReader() {}

  /** An event and when it was written. */
  public record Line(Instant at, AgentEvent event) {}

  /**
   * The event of a line; empty where its type is not known here.
   *
   * @throws IOException where the line is damaged, or of a format that cannot be read here
   */
  public static Optional<Line> read(String line) throws IOException {
    JsonNode json;
    try {
      json = MAPPER.readTree(line);
    } catch (JsonProcessingException broken) {
      throw new IOException("not JSON", broken);
    }
    if (ValueReader.whole(json, "v") != EventJson.FORMAT) {
      throw new IOException("format " + json.path("v") + ", not " + EventJson.FORMAT);
    }
    try {
      Instant at = instant(json, "at");
      Fields type = TYPES.get(text(json, "type"));
      return type == null ? Optional.empty() : Optional.of(new Line(at, type.read(json)));
    } catch (DateTimeException | IllegalArgumentException wrong) {
      throw new IOException(wrong.getMessage(), wrong);
    }
  }

  private static AgentEvent opened(JsonNode json) throws IOException {
    return new AgentEvent.SessionOpened(
        text(json, "session"),
        text(json, "workspace"),
        text(json, "output_root"),
        text(json, "version"));
  }

  private static AgentEvent retrieved(JsonNode json) throws IOException {
    return new AgentEvent.Retrieved(
        ValueReader.passages(json.path("passages")), text(json, "text"));
  }

  private static AgentEvent started(JsonNode json) throws IOException {
    return new AgentEvent.TaskStarted(
        text(json, "task_id"),
        text(json, "instructions"),
        text(json, "request"),
        instant(json, "started_at"));
  }

  private static AgentEvent ended(JsonNode json) throws IOException {
    return new AgentEvent.TaskEnded(
        ValueReader.stop(json.path("stop")),
        ValueReader.whole(json, "steps"),
        ValueReader.millis(json, "took_ms"));
  }

  private static AgentEvent asked(JsonNode json) throws IOException {
    return new AgentEvent.ModelAsked(
        ValueReader.whole(json, "messages"), ValueReader.whole(json, "characters"));
  }

  private static AgentEvent raised(JsonNode json) throws IOException {
    return new AgentEvent.WindowRaised(
        ValueReader.whole(json, "from"), ValueReader.whole(json, "to"), text(json, "why"));
  }

  private static AgentEvent retrying(JsonNode json) throws IOException {
    return new AgentEvent.ModelRetrying(
        text(json, "why"),
        ValueReader.millis(json, "delay_ms"),
        ValueReader.whole(json, "attempt"));
  }

  private static AgentEvent answered(JsonNode json) throws IOException {
    return new AgentEvent.Answered(
        ValueReader.message(json), ValueReader.usage(json.path("usage")));
  }

  private static AgentEvent failed(JsonNode json) throws IOException {
    return new AgentEvent.ModelFailed(
        ValueReader.name(Reply.Reason.class, json, "reason"),
        text(json, "detail"),
        text(json, "partial"),
        ValueReader.usage(json.path("usage")));
  }

  private static AgentEvent budgetReached(JsonNode json) throws IOException {
    return new AgentEvent.BudgetReached(
        ValueReader.whole(json, "steps"), text(json, "why"), text(json, "told"));
  }

  private static AgentEvent compacting(JsonNode json) throws IOException {
    return new AgentEvent.Compacting(
        ValueReader.whole(json, "tokens"), ValueReader.whole(json, "window"));
  }

  private static AgentEvent compacted(JsonNode json) throws IOException {
    return new AgentEvent.Compacted(
        ValueReader.cut(json.path("cut")),
        ValueReader.whole(json, "tokens_before"),
        ValueReader.whole(json, "tokens_after"),
        text(json, "why"),
        ValueReader.usage(json.path("usage")));
  }

  private static AgentEvent notCompacted(JsonNode json) throws IOException {
    return new AgentEvent.NotCompacted(text(json, "why"), ValueReader.usage(json.path("usage")));
  }

  private static AgentEvent toolEnded(JsonNode json) throws IOException {
    return new AgentEvent.ToolEnded(
        ValueReader.call(json.path("call")),
        ValueReader.result(json.path("result")),
        ValueReader.millis(json, "took_ms"),
        ValueReader.action(json.path("action")));
  }

  private static AgentEvent staged(JsonNode json) throws IOException {
    return new AgentEvent.Staged(
        ValueReader.path(json, "path"),
        text(json, "before_sha256"),
        ValueReader.textOrNull(json, "after"));
  }

  private static AgentEvent verified(JsonNode json) throws IOException {
    return new AgentEvent.Verified(
        EvidenceReader.read(json.path("evidence")), ValueReader.millis(json, "took_ms"));
  }

  private static AgentEvent proposed(JsonNode json) throws IOException {
    return new AgentEvent.ChangesProposed(
        ValueReader.changes(json.path("changes")), text(json, "diff"));
  }

  private static AgentEvent withheld(JsonNode json) throws IOException {
    return new AgentEvent.ChangesWithheld(
        text(json, "id"),
        ValueReader.changes(json.path("changes")),
        text(json, "diff"),
        json.path("estimate").asDouble(),
        json.path("bar").asDouble(),
        text(json, "why"),
        ValueReader.name(AgentEvent.ChangesWithheld.Next.class, json, "next"));
  }

  private static AgentEvent applied(JsonNode json) throws IOException {
    return new AgentEvent.ChangesApplied(
        ValueReader.paths(json.path("paths")), text(json, "undo_id"));
  }

  private static AgentEvent chosen(JsonNode json) throws IOException {
    return new AgentEvent.ModelChosen(
        text(json, "decision_id"),
        ValueReader.name(Role.class, json, "role"),
        text(json, "model"),
        ValueReader.whole(json, "context_window"),
        ValueReader.texts(json.path("settings")),
        json.path("probability").asDouble(),
        text(json, "why"));
  }

  private static String text(JsonNode json, String name) throws IOException {
    return ValueReader.text(json, name);
  }

  private static Instant instant(JsonNode json, String name) throws IOException {
    return Instant.parse(text(json, name));
  }
}
