package dev.simplecoder.app.render;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.plan.Outcome;
import dev.simplecoder.agent.plan.Plan;
import dev.simplecoder.agent.plan.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The events about a plan as fields of JSON, to and fro. */
final class PlanJson {

  private PlanJson() {}

  static void write(JsonGenerator json, AgentEvent.OfPlan event) throws IOException {
    switch (event) {
      case AgentEvent.PlanMade made -> write(json, made);
      case AgentEvent.StepStarted started -> write(json, started);
      case AgentEvent.StepEnded ended -> write(json, ended);
      case AgentEvent.Replanned replanned -> write(json, replanned);
    }
  }

  private static void write(JsonGenerator json, AgentEvent.PlanMade made) throws IOException {
    json.writeStringField("type", "plan_made");
    steps(json, made.plan());
    json.writeStringField("why", made.why());
    ValueJson.usage(json, made.usage());
  }

  private static void write(JsonGenerator json, AgentEvent.StepStarted started) throws IOException {
    json.writeStringField("type", "step_started");
    json.writeNumberField("number", started.number());
    json.writeStringField("told", started.told());
  }

  private static void write(JsonGenerator json, AgentEvent.StepEnded ended) throws IOException {
    json.writeStringField("type", "step_ended");
    json.writeNumberField("number", ended.number());
    json.writeStringField("outcome", ended.outcome().name().toLowerCase(Locale.ROOT));
    json.writeStringField("why", ended.why());
  }

  private static void write(JsonGenerator json, AgentEvent.Replanned replanned) throws IOException {
    json.writeStringField("type", "replanned");
    steps(json, replanned.plan());
    json.writeNumberField("number", replanned.number());
    json.writeStringField("why", replanned.why());
    ValueJson.usage(json, replanned.usage());
  }

  static AgentEvent made(JsonNode json) throws IOException {
    return new AgentEvent.PlanMade(
        plan(json), ValueReader.text(json, "why"), ValueReader.usage(json.path("usage")));
  }

  static AgentEvent started(JsonNode json) throws IOException {
    return new AgentEvent.StepStarted(
        ValueReader.whole(json, "number"), ValueReader.text(json, "told"));
  }

  static AgentEvent ended(JsonNode json) throws IOException {
    return new AgentEvent.StepEnded(
        ValueReader.whole(json, "number"),
        ValueReader.name(Outcome.class, json, "outcome"),
        ValueReader.text(json, "why"));
  }

  static AgentEvent replanned(JsonNode json) throws IOException {
    return new AgentEvent.Replanned(
        plan(json),
        ValueReader.whole(json, "number"),
        ValueReader.text(json, "why"),
        ValueReader.usage(json.path("usage")));
  }

  private static void steps(JsonGenerator json, Plan plan) throws IOException {
    json.writeArrayFieldStart("steps");
    for (Step step : plan.steps()) {
      json.writeStartObject();
      json.writeStringField("what", step.what());
      json.writeArrayFieldStart("files");
      for (var file : step.files()) {
        json.writeString(file.value());
      }
      json.writeEndArray();
      json.writeStringField("check", step.check());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static Plan plan(JsonNode json) throws IOException {
    List<Step> steps = new ArrayList<>();
    for (JsonNode step : json.path("steps")) {
      steps.add(
          new Step(
              ValueReader.text(step, "what"),
              ValueReader.paths(step.path("files")),
              ValueReader.text(step, "check")));
    }
    return new Plan(steps);
  }
}
