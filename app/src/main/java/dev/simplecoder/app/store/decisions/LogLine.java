package dev.simplecoder.app.store.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Failure;
import dev.simplecoder.router.feature.Schema;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/** A line of the log as one JSON object, to be carried to another machine. */
public final class LogLine {

  private LogLine() {}

  public static String of(Logged line) {
    return switch (line) {
      case Logged.Chosen(long id, Decision decision) -> of(id, decision);
      case Logged.Learned(long id, Instant at, Lesson lesson, var _) -> of(id, at, lesson);
    };
  }

  private static String of(long id, Decision decision) {
    Choice choice = decision.choice();
    ObjectNode json =
        Written.object()
            .put("type", "decision")
            .put("id", id)
            .put("task", decision.task())
            .put("at", decision.at().toString())
            .put("role", decision.role())
            .put("step", decision.step())
            .put("policy", decision.policy())
            .put("version", decision.schema().version());
    if (!decision.schema().embedding().isEmpty()) {
      json.put("embedding", decision.schema().embedding());
    }
    json.set("features", Written.features(decision.situation().features()));
    json.set("failures", Written.failures(decision.situation().failures()));
    json.set("candidates", Written.candidates(choice.candidates()));
    json.put("choice", Rows.place(choice)).put("probability", choice.probability());
    return json.put("price", decision.price()).toString();
  }

  private static String of(long id, Instant at, Lesson lesson) {
    ObjectNode json = Written.object();
    switch (lesson) {
      case Lesson.Outcome outcome -> {
        head(json, "outcome", id, at).put("decision", outcome.decision());
        json.put("source", Written.word(outcome.source()));
        outcome.passed().ifPresent(passed -> json.put("passed", passed));
        outcome.reward().ifPresent(reward -> json.put("reward", reward));
        Failure.Kind failure = outcome.failure();
        if (failure != null) {
          json.put("failure", Written.word(failure));
        }
        json.put("seconds", outcome.spent().seconds())
            .put("prompt_tokens", outcome.spent().promptTokens())
            .put("reply_tokens", outcome.spent().replyTokens());
      }
      case Lesson.Word(long decision, double right) ->
          head(json, "word", id, at).put("decision", decision).put("right", right);
      case Lesson.Changed(String arm) -> head(json, "changed", id, at).put("arm", arm);
      case Lesson.Reset() -> head(json, "reset", id, at);
    }
    return json.toString();
  }

  private static ObjectNode head(ObjectNode json, String type, long id, Instant at) {
    return json.put("type", type).put("id", id).put("at", at.toString());
  }

  /** Whatever is not such a line is an exception that says why. */
  public static Logged read(String line) throws IOException {
    JsonNode json = Written.tree(line);
    try {
      Instant at = Instant.parse(json.path("at").asText());
      long id = json.path("id").asLong();
      return json.path("type").asText().equals("decision")
          ? new Logged.Chosen(id, decision(json, at))
          : new Logged.Learned(id, at, lesson(json), null);
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException wrong) {
      throw new IOException(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private static Decision decision(JsonNode json, Instant at) throws IOException {
    List<Choice.Scored> candidates = Written.candidates(json.path("candidates"));
    var choice =
        new Choice(
            candidates.get(json.path("choice").asInt(-1)).move(),
            Written.number(json.path("probability")),
            candidates);
    return new Decision(
        Written.text(json.path("task")),
        at,
        Written.text(json.path("role")),
        Written.text(json.path("policy")),
        new Schema(json.path("version").asInt(), json.path("embedding").asText()),
        Written.situation(json.path("features"), json.path("failures")),
        choice,
        Written.number(json.path("price")));
  }

  private static Lesson lesson(JsonNode json) throws IOException {
    long decision = json.path("decision").asLong();
    return switch (json.path("type").asText()) {
      case "outcome" ->
          new Lesson.Outcome(
              decision,
              Written.value(Lesson.Source.class, json.path("source")),
              optional(json.path("passed")),
              optional(json.path("reward")),
              json.has("failure") ? Written.value(Failure.Kind.class, json.path("failure")) : null,
              new Lesson.Spent(
                  Written.number(json.path("seconds")),
                  json.path("prompt_tokens").asInt(),
                  json.path("reply_tokens").asInt()));
      case "word" -> new Lesson.Word(decision, Written.number(json.path("right")));
      case "changed" -> new Lesson.Changed(Written.text(json.path("arm")));
      case "reset" -> new Lesson.Reset();
      default -> throw new IOException("expected a line of a router's log, found " + json);
    };
  }

  private static OptionalDouble optional(JsonNode value) throws IOException {
    return value.isMissingNode()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Written.number(value));
  }
}
