package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ollama's {@code /api/chat}: one JSON object a line.
 *
 * <p>langchain4j 1.18.1 sends an empty {@code stop}, which overrides that of the model file, knows
 * neither {@code truncate} nor {@code shift}, drops the durations, joins calls without an index
 * into one, and leaves out a line whose arguments are no object without a word.
 */
final class OllamaLines implements WireLines {

  private final String address;
  private final String version;
  private final List<String> arguments = new ArrayList<>();
  private Counts counts = Counts.NONE;
  private boolean ended;
  private boolean truncated;

  /**
   * @param version of the server; empty where it does not say
   */
  OllamaLines(String address, String version) {
    this.address = address;
    this.version = version;
  }

  /** {@code truncate} and {@code shift} off: a prompt that does not fit is an error, not less. */
  @Override
  public String body(String fromLangchain4j) {
    ObjectNode body = JsonTree.object(fromLangchain4j).orElseThrow();
    JsonNode options = body.path("options");
    if (options.path("stop").isEmpty() && options instanceof ObjectNode object) {
      object.remove("stop");
    }
    return body.put("truncate", false).put("shift", false).toString();
  }

  @Override
  public @Nullable String event(String line) throws BadLine {
    if (line.isBlank()) {
      return null;
    }
    ObjectNode event = JsonTree.object(line).orElseThrow(() -> BadLine.garbage(address, line));
    if (event.has("error")) {
      throw new BadLine(Fault.inStream(address, JsonTree.message(event.path("error"))));
    }
    if (!event.path("message").isObject()) {
      throw BadLine.garbage(address, line);
    }
    if (event.path("done").asBoolean()) {
      ended = true;
      truncated = event.path("done_reason").asText().equals("length");
      counts = Counts.ollama(event, version);
    }
    JsonNode calls = event.path("message").path("tool_calls");
    if (calls.isEmpty()) {
      return line;
    }
    for (JsonNode call : calls) {
      // langchain4j leaves out a call without a name, and the reply would pass for an answer.
      if (!(call.path("function") instanceof ObjectNode function)
          || !function.path("name").isTextual()) {
        throw BadLine.garbage(address, line);
      }
      takeArguments(function);
    }
    return event.toString();
  }

  /** Ollama sends the arguments as an object, some proxies as its text. */
  private void takeArguments(ObjectNode function) {
    JsonNode given = function.path("arguments");
    String text = given.isTextual() ? given.asText() : given.toString();
    function.put("index", arguments.size());
    arguments.add(given.isMissingNode() || given.isNull() ? "{}" : text);
    function.set("arguments", JsonTree.empty());
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public boolean truncated() {
    return truncated;
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public List<String> arguments() {
    return List.copyOf(arguments);
  }
}
