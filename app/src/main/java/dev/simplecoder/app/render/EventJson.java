package dev.simplecoder.app.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.app.shell.Visible;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * An event as one line of JSON, for the session file and for {@code --json}. {@code events.md}
 * beside this class is its description.
 */
public final class EventJson {

  /** Raised when a reader of the lines would have to change. */
  public static final int FORMAT = 1;

  private static final JsonFactory JSON = new JsonFactory();

  private EventJson() {}

  /** The line, without a line end; it holds no control character and nothing that hides. */
  public static String line(Instant at, AgentEvent event) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("v", FORMAT);
      json.writeStringField("at", at.toString());
      write(json, event);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    return escaped(text.toString());
  }

  private static void write(JsonGenerator json, AgentEvent event) throws IOException {
    switch (event) {
      case AgentEvent.SessionOpened opened -> write(json, opened);
      case AgentEvent.TaskStarted started -> write(json, started);
      case AgentEvent.TaskResumed resumed -> write(json, resumed);
      case AgentEvent.ModelChosen chosen -> write(json, chosen);
      case AgentEvent.ModelAsked asked -> write(json, asked);
      case AgentEvent.WindowRaised raised -> write(json, raised);
      case AgentEvent.Compacting compacting -> write(json, compacting);
      case AgentEvent.Compacted compacted -> write(json, compacted);
      case AgentEvent.NotCompacted not -> write(json, not);
      case AgentEvent.ClaimsUnsupported unsupported -> write(json, unsupported);
      case AgentEvent.Retrieved retrieved -> write(json, retrieved);
      case AgentEvent.TextDelta(String text) -> text(json, "text_delta", text);
      case AgentEvent.ThinkingDelta(String text) -> text(json, "thinking_delta", text);
      case AgentEvent.ModelRetrying retrying -> write(json, retrying);
      case AgentEvent.Answered answered -> write(json, answered);
      case AgentEvent.ModelFailed failed -> write(json, failed);
      case AgentEvent.ReplyCutOff(String partial) -> text(json, "reply_cut_off", partial);
      case AgentEvent.ToolStarted started -> write(json, started);
      case AgentEvent.ToolEnded ended -> write(json, ended);
      case AgentEvent.Staged staged -> write(json, staged);
      case AgentEvent.Nudged(String text) -> text(json, "nudged", text);
      case AgentEvent.BudgetReached reached -> write(json, reached);
      case AgentEvent.OfPlan ofPlan -> PlanJson.write(json, ofPlan);
      case AgentEvent.Verified verified -> write(json, verified);
      case AgentEvent.RepairTakenBack(Evidence evidence) -> {
        type(json, "repair_taken_back");
        EvidenceJson.write(json, evidence);
      }
      case AgentEvent.TaskEnded ended -> write(json, ended);
      case AgentEvent.ChangesProposed proposed -> write(json, proposed);
      case AgentEvent.ChangesApplied applied -> write(json, applied);
      case AgentEvent.ChangesDropped dropped -> write(json, dropped);
      case AgentEvent.ChangesWithheld withheld -> write(json, withheld);
    }
  }

  private static void write(JsonGenerator json, AgentEvent.Verified verified) throws IOException {
    type(json, "verified");
    EvidenceJson.write(json, verified.evidence());
    ValueJson.millis(json, "took_ms", verified.took());
  }

  private static void write(JsonGenerator json, AgentEvent.Compacted compacted) throws IOException {
    type(json, "compacted");
    ValueJson.cut(json, compacted.cut());
    json.writeNumberField("tokens_before", compacted.tokensBefore());
    json.writeNumberField("tokens_after", compacted.tokensAfter());
    json.writeStringField("why", compacted.why());
    ValueJson.usage(json, compacted.usage());
  }

  private static void write(JsonGenerator json, AgentEvent.ModelAsked asked) throws IOException {
    type(json, "model_asked");
    json.writeNumberField("messages", asked.messages());
    json.writeNumberField("characters", asked.characters());
  }

  private static void write(JsonGenerator json, AgentEvent.WindowRaised raised) throws IOException {
    type(json, "window_raised");
    json.writeNumberField("from", raised.from());
    json.writeNumberField("to", raised.to());
    json.writeStringField("why", raised.why());
  }

  private static void write(JsonGenerator json, AgentEvent.BudgetReached reached)
      throws IOException {
    type(json, "budget_reached");
    json.writeNumberField("steps", reached.steps());
    json.writeStringField("why", reached.why());
    json.writeStringField("told", reached.told());
  }

  private static void write(JsonGenerator json, AgentEvent.Compacting compacting)
      throws IOException {
    type(json, "compacting");
    json.writeNumberField("tokens", compacting.tokens());
    json.writeNumberField("window", compacting.window());
  }

  private static void write(JsonGenerator json, AgentEvent.NotCompacted not) throws IOException {
    type(json, "not_compacted");
    json.writeStringField("why", not.why());
    ValueJson.usage(json, not.usage());
  }

  private static void write(JsonGenerator json, AgentEvent.Answered answered) throws IOException {
    type(json, "answered");
    ValueJson.message(json, answered.message());
    ValueJson.usage(json, answered.usage());
  }

  private static void write(JsonGenerator json, AgentEvent.SessionOpened opened)
      throws IOException {
    type(json, "session_opened");
    json.writeStringField("session", opened.session());
    json.writeStringField("workspace", opened.workspace());
    json.writeStringField("output_root", opened.outputRoot());
    json.writeStringField("version", opened.version());
  }

  private static void write(JsonGenerator json, AgentEvent.TaskResumed resumed) throws IOException {
    type(json, "task_resumed");
    json.writeStringField("started_at", resumed.at().toString());
  }

  private static void write(JsonGenerator json, AgentEvent.Staged staged) throws IOException {
    type(json, "staged");
    json.writeStringField("path", staged.path().value());
    json.writeStringField("before_sha256", staged.beforeSha256());
    json.writeStringField("after", staged.after());
  }

  private static void write(JsonGenerator json, AgentEvent.Retrieved retrieved) throws IOException {
    type(json, "retrieved");
    ValueJson.passages(json, retrieved.passages());
    json.writeStringField("text", retrieved.text());
  }

  private static void write(JsonGenerator json, AgentEvent.ChangesDropped dropped)
      throws IOException {
    type(json, "changes_dropped");
    json.writeStringField("why", dropped.why());
  }

  private static void write(JsonGenerator json, AgentEvent.ChangesWithheld withheld)
      throws IOException {
    type(json, "changes_withheld");
    json.writeStringField("id", withheld.id());
    ValueJson.changes(json, withheld.changes());
    json.writeStringField("diff", withheld.diff());
    json.writeNumberField("estimate", withheld.estimate());
    json.writeNumberField("bar", withheld.bar());
    json.writeStringField("why", withheld.why());
    json.writeStringField("next", lower(withheld.next()));
  }

  private static void write(JsonGenerator json, AgentEvent.ModelRetrying retrying)
      throws IOException {
    type(json, "model_retrying");
    json.writeStringField("why", retrying.why());
    ValueJson.millis(json, "delay_ms", retrying.delay());
    json.writeNumberField("attempt", retrying.attempt());
  }

  private static void write(JsonGenerator json, AgentEvent.ClaimsUnsupported unsupported)
      throws IOException {
    type(json, "claims_unsupported");
    json.writeArrayFieldStart("claims");
    for (AgentEvent.ClaimsUnsupported.Claim claim : unsupported.claims()) {
      json.writeStartObject();
      json.writeStringField("text", claim.text());
      json.writeStringField("why", claim.why());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, AgentEvent.ModelFailed failed) throws IOException {
    type(json, "model_failed");
    json.writeStringField("reason", lower(failed.reason()));
    json.writeStringField("detail", failed.detail());
    json.writeStringField("partial", failed.partial());
    ValueJson.usage(json, failed.usage());
  }

  private static void write(JsonGenerator json, AgentEvent.ToolStarted started) throws IOException {
    type(json, "tool_started");
    ValueJson.call(json, started.call());
  }

  private static void write(JsonGenerator json, AgentEvent.ToolEnded ended) throws IOException {
    type(json, "tool_ended");
    ValueJson.call(json, ended.call());
    result(json, ended.result());
    ValueJson.action(json, ended.action());
    ValueJson.millis(json, "took_ms", ended.took());
  }

  private static void write(JsonGenerator json, AgentEvent.TaskEnded ended) throws IOException {
    type(json, "task_ended");
    stop(json, ended.stop());
    json.writeNumberField("steps", ended.steps());
    ValueJson.millis(json, "took_ms", ended.took());
  }

  private static void write(JsonGenerator json, AgentEvent.ChangesProposed proposed)
      throws IOException {
    type(json, "changes_proposed");
    ValueJson.changes(json, proposed.changes());
    json.writeStringField("diff", proposed.diff());
  }

  private static void write(JsonGenerator json, AgentEvent.ChangesApplied applied)
      throws IOException {
    type(json, "changes_applied");
    ValueJson.paths(json, applied.paths());
    json.writeStringField("undo_id", applied.undoId());
  }

  private static void write(JsonGenerator json, AgentEvent.TaskStarted started) throws IOException {
    type(json, "task_started");
    json.writeStringField("task_id", started.taskId());
    json.writeStringField("instructions", started.instructions());
    json.writeStringField("request", started.request());
    json.writeStringField("started_at", started.at().toString());
  }

  private static void write(JsonGenerator json, AgentEvent.ModelChosen chosen) throws IOException {
    type(json, "model_chosen");
    json.writeStringField("decision_id", chosen.decisionId());
    json.writeStringField("role", lower(chosen.role()));
    json.writeStringField("model", chosen.model());
    json.writeNumberField("context_window", chosen.contextWindow());
    json.writeObjectFieldStart("settings");
    for (Map.Entry<String, String> setting : chosen.settings().entrySet()) {
      json.writeStringField(setting.getKey(), setting.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("probability", chosen.probability());
    json.writeStringField("why", chosen.why());
  }

  private static void result(JsonGenerator json, ToolResult result) throws IOException {
    json.writeObjectFieldStart("result");
    json.writeStringField(
        "kind",
        switch (result) {
          case ToolResult.Done _ -> "done";
          case ToolResult.Tested _ -> "tested";
          case ToolResult.Failed _ -> "failed";
          case ToolResult.Denied _ -> "denied";
          case ToolResult.Invalid _ -> "invalid";
        });
    json.writeStringField("text", result.text());
    json.writeStringField("summary", result.summary());
    if (result instanceof ToolResult.Tested tested) {
      EvidenceJson.write(json, tested.evidence());
    }
    json.writeEndObject();
  }

  private static void stop(JsonGenerator json, Stop stop) throws IOException {
    json.writeObjectFieldStart("stop");
    switch (stop) {
      case Stop.Done() -> json.writeStringField("kind", "done");
      case Stop.NoAnswer() -> json.writeStringField("kind", "no_answer");
      case Stop.Limit(String what) -> {
        json.writeStringField("kind", "limit");
        json.writeStringField("what", what);
      }
      case Stop.Stuck(String how) -> {
        json.writeStringField("kind", "stuck");
        json.writeStringField("how", how);
      }
      case Stop.BudgetSpent(int steps, String why) -> {
        json.writeStringField("kind", "budget_spent");
        json.writeNumberField("steps", steps);
        json.writeStringField("why", why);
      }
      case Stop.Planned() -> json.writeStringField("kind", "planned");
      case Stop.PlanRejected() -> json.writeStringField("kind", "plan_rejected");
      case Stop.PlanFailed(String how) -> {
        json.writeStringField("kind", "plan_failed");
        json.writeStringField("how", how);
      }
      case Stop.ModelFailed failed -> {
        json.writeStringField("kind", "model_failed");
        json.writeStringField("reason", lower(failed.reason()));
        json.writeStringField("detail", failed.detail());
      }
      case Stop.Interrupted() -> json.writeStringField("kind", "interrupted");
    }
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String type, String text) throws IOException {
    type(json, type);
    json.writeStringField("text", text);
  }

  private static void type(JsonGenerator json, String type) throws IOException {
    json.writeStringField("type", type);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Jackson leaves DEL, C1, bidirectional overrides and lone surrogates as they are. They can only
   * stand inside strings, where an escape means the same.
   */
  private static String escaped(String json) {
    if (json.codePoints().noneMatch(Visible::isHidden)) {
      return json;
    }
    var safe = new StringBuilder(json.length());
    json.codePoints()
        .forEach(codePoint -> {
          if (Visible.isHidden(codePoint)) {
            for (char unit : Character.toChars(codePoint)) {
              safe.append(String.format("\\u%04x", (int) unit));
            }
          } else {
            safe.appendCodePoint(codePoint);
          }
        });
    return safe.toString();
  }
}
