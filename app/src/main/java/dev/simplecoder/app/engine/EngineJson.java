package dev.simplecoder.app.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplecoder.app.engine.LlamaCpp.Told;
import dev.simplecoder.app.engine.Question.Speaker;
import dev.simplecoder.app.engine.Question.Turn;
import dev.simplecoder.app.engine.ReplyGrammar.UnknownSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What goes over the engine's socket, in OpenAI's protocol as far as we use it. */
final class EngineJson {

  private static final JsonMapper MAPPER = new JsonMapper();

  private EngineJson() {}

  /** A question that cannot be answered as it is. */
  static final class BadQuestion extends Exception {
    private static final long serialVersionUID = 1L;

    BadQuestion(String why) {
      super(why);
    }
  }

  static Question question(String body) throws BadQuestion {
    JsonNode tree = tree(body);
    if (tree.has("tools")) {
      throw new BadQuestion("tools are not offered over this protocol here; a schema is");
    }
    List<Turn> turns = new ArrayList<>();
    for (JsonNode message : tree.path("messages")) {
      add(turns, new Turn(speaker(message.path("role").asText()), text(message.path("content"))));
    }
    if (turns.stream().noneMatch(turn -> turn.speaker() != Speaker.SYSTEM)) {
      throw new BadQuestion("nothing is asked");
    }
    JsonNode seed = tree.path("seed");
    return new Question(
        turns,
        Math.clamp(tree.path("temperature").asDouble(0.8), 0, 2),
        seed.isInt() ? OptionalInt.of(seed.asInt()) : OptionalInt.empty(),
        Math.max(1, tree.path("max_tokens").asInt(Integer.MAX_VALUE)),
        grammar(tree.path("response_format")));
  }

  /** Templates want the speakers to take turns, and instructions at the beginning only. */
  private static void add(List<Turn> turns, Turn next) {
    if (!turns.isEmpty() && turns.getLast().speaker() == next.speaker()) {
      String both = turns.removeLast().text() + "\n\n" + next.text();
      turns.add(new Turn(next.speaker(), both));
    } else if (next.speaker() == Speaker.SYSTEM && !turns.isEmpty()) {
      add(turns, new Turn(Speaker.USER, next.text()));
    } else {
      turns.add(next);
    }
  }

  private static Speaker speaker(String role) throws BadQuestion {
    return switch (role) {
      case "system", "developer" -> Speaker.SYSTEM;
      case "user" -> Speaker.USER;
      case "assistant" -> Speaker.ASSISTANT;
      default -> throw new BadQuestion("the role " + role + " is not known");
    };
  }

  /** A text, or the texts of its parts. */
  private static String text(JsonNode content) {
    if (!content.isArray()) {
      return content.asText("");
    }
    var text = new StringBuilder();
    content.forEach(part -> text.append(part.path("text").asText("")));
    return text.toString();
  }

  private static Optional<String> grammar(JsonNode format) throws BadQuestion {
    try {
      return switch (format.path("type").asText("text")) {
        case "text" -> Optional.empty();
        case "json_schema" -> Optional.of(ReplyGrammar.of(format.at("/json_schema/schema")));
        default ->
            throw new BadQuestion("the form of reply " + format.path("type") + " is unknown");
      };
    } catch (UnknownSchema unknown) {
      throw new BadQuestion(String.valueOf(unknown.getMessage()));
    }
  }

  /** The event of a piece of a reply. */
  static String piece(String text) {
    ObjectNode event = MAPPER.createObjectNode();
    choice(event).putObject("delta").put("role", "assistant").put("content", text);
    return event.toString();
  }

  /** The event at the end of a reply. */
  static String end(Told told) {
    ObjectNode event = MAPPER.createObjectNode();
    ObjectNode choice = choice(event);
    choice.putObject("delta");
    choice.put("finish_reason", told.isCut() ? "length" : "stop");
    ObjectNode usage = event.putObject("usage");
    usage.put("prompt_tokens", told.promptTokens());
    usage.put("completion_tokens", told.completionTokens());
    usage.put("total_tokens", told.promptTokens() + told.completionTokens());
    usage.putObject("prompt_tokens_details").put("cached_tokens", told.cachedTokens());
    ObjectNode timings = event.putObject("timings");
    timings.put("prompt_ms", told.prefillMillis());
    timings.put("predicted_ms", told.decodeMillis());
    return event.toString();
  }

  private static ObjectNode choice(ObjectNode event) {
    event.put("object", "chat.completion.chunk");
    return event.putArray("choices").addObject().put("index", 0);
  }

  static String error(String message) {
    ObjectNode tree = MAPPER.createObjectNode();
    tree.putObject("error").put("message", message);
    return tree.toString();
  }

  static String about(EngineAbout about) {
    return MAPPER
        .createObjectNode()
        .put("model", about.model())
        .put("window", about.window())
        .put("pid", about.pid())
        .put("since", about.since().toString())
        .put("asked", about.asked())
        .put("answered", about.answered())
        .put("idle_until", about.idleUntil().toString())
        .toString();
  }

  /** Empty where the text says something else. */
  static Optional<EngineAbout> about(String text) {
    try {
      JsonNode tree = tree(text);
      return Optional.of(
          new EngineAbout(
              tree.path("model").asText(),
              tree.path("window").asInt(),
              tree.path("pid").asLong(),
              Instant.parse(tree.path("since").asText()),
              tree.path("asked").asInt(),
              tree.path("answered").asInt(),
              Instant.parse(tree.path("idle_until").asText())));
    } catch (BadQuestion | java.time.DateTimeException _) {
      return Optional.empty();
    }
  }

  private static JsonNode tree(String text) throws BadQuestion {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException _) {
      throw new BadQuestion("it is no JSON");
    }
  }
}
