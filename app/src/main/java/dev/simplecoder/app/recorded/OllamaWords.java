package dev.simplecoder.app.recorded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplecoder.app.recorded.Recordings.Found;
import dev.simplecoder.app.recorded.Recordings.Model;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recorded models in the words of Ollama's protocol. */
final class OllamaWords {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** One that counts whole prompts. */
  private static final String VERSION = "0.33.0";

  private static final int WINDOW = 32_768;

  private final Recordings recordings;

  OllamaWords(Recordings recordings) {
    this.recordings = recordings;
  }

  /**
   * What goes back.
   *
   * @param isStream whether the text is one JSON object a line, to be read while it comes
   */
  record Answer(int status, String text, boolean isStream) {

    private static Answer of(int status, ObjectNode body) {
      return new Answer(status, body.toString(), false);
    }

    private static Answer error(int status, String why) {
      return of(status, JSON.createObjectNode().put("error", why));
    }
  }

  Answer version() {
    return Answer.of(200, JSON.createObjectNode().put("version", VERSION));
  }

  Answer tags() {
    ObjectNode tags = JSON.createObjectNode();
    ArrayNode models = tags.putArray("models");
    recordings.models().forEach(model -> describe(model, models.addObject()));
    return Answer.of(200, tags);
  }

  private static void describe(Model model, ObjectNode into) {
    into.put("name", model.name()).put("model", model.name()).put("digest", digest(model));
    details(model, into);
  }

  private static void details(Model model, ObjectNode into) {
    ObjectNode details = into.putObject("details").put("format", "recorded");
    if (0 < model.billions()) {
      details.put("parameter_size", String.format(Locale.ROOT, "%.1fB", model.billions()));
    }
  }

  /** Of all that it wrote: other recordings are another model. */
  private static String digest(Model model) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      model
          .programs()
          .forEach((problem, programs) -> {
            digest.update(problem.getBytes(StandardCharsets.UTF_8));
            programs.forEach(program -> digest.update(program.getBytes(StandardCharsets.UTF_8)));
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Nothing lies in memory. */
  Answer running() {
    ObjectNode running = JSON.createObjectNode();
    running.putArray("models");
    return Answer.of(200, running);
  }

  Answer show(String body) {
    JsonNode request = read(body);
    return model(request)
        .map(model -> {
          ObjectNode shown = JSON.createObjectNode();
          details(model, shown);
          shown.putObject("model_info").put("recorded.context_length", WINDOW);
          shown.putArray("capabilities").add("completion");
          return Answer.of(200, shown);
        })
        .orElseGet(() -> notFound(request));
  }

  Answer unknown(String request) {
    return Answer.error(404, request + " is nothing that recorded models can do");
  }

  Answer chat(String body) {
    JsonNode request = read(body);
    Optional<Model> model = model(request);
    if (model.isEmpty()) {
      return notFound(request);
    }
    var prompt = new StringBuilder();
    request
        .path("messages")
        .forEach(message -> prompt.append(message.path("content").asText()).append('\n'));
    return switch (recordings.reply(model.get(), prompt.toString(), seed(request))) {
      case Found.Nothing(String why) -> Answer.error(400, why);
      case Found.Reply(String text) ->
          request.path("stream").asBoolean(true)
              ? new Answer(200, streamed(model.get().name(), prompt.toString(), text), true)
              : Answer.of(200, done(model.get().name(), prompt.toString(), text, text));
    };
  }

  private static @Nullable Integer seed(JsonNode request) {
    JsonNode seed = request.path("options").path("seed");
    return seed.isInt() ? Integer.valueOf(seed.asInt()) : null;
  }

  private static String streamed(String model, String prompt, String reply) {
    var lines = new StringBuilder();
    for (String piece : Pieces.of(reply)) {
      lines.append(line(model, piece).put("done", false)).append('\n');
    }
    return lines.append(done(model, prompt, reply, "")).append('\n').toString();
  }

  private static ObjectNode line(String model, String content) {
    ObjectNode line = JSON.createObjectNode().put("model", model);
    line.putObject("message").put("role", "assistant").put("content", content);
    return line;
  }

  /** How long it took then was not recorded. */
  private static ObjectNode done(String model, String prompt, String reply, String content) {
    List<String> read = Pieces.of(prompt);
    return line(model, content)
        .put("done", true)
        .put("done_reason", "stop")
        .put("prompt_eval_count", read.size())
        .put("eval_count", Pieces.of(reply).size());
  }

  private Optional<Model> model(JsonNode request) {
    String name = request.path("model").asText(request.path("name").asText());
    return recordings.model(name).or(() -> recordings.model(name.replaceFirst(":latest$", "")));
  }

  private static Answer notFound(JsonNode request) {
    return Answer.error(404, "model '" + request.path("model").asText() + "' not found");
  }

  /** What is no JSON has no fields. */
  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException _) {
      return JSON.missingNode();
    }
  }
}
