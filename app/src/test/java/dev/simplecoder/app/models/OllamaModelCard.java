package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A model that the replay server says it has.
 *
 * @param loadedContext the window it is loaded with; 0 where it is not loaded
 * @param videoPercent how much of it is on the GPU then
 */
public record OllamaModelCard(
    String name,
    List<String> capabilities,
    int contextLength,
    long bytes,
    String parameters,
    String modifiedAt,
    int loadedContext,
    int videoPercent) {

  /** A model for coding with tools and a window of 32,768 tokens, not loaded. */
  public static final OllamaModelCard CODER = withTools("qwen2.5-coder:7b");

  public OllamaModelCard {
    capabilities = List.copyOf(capabilities);
  }

  /** One of 7.6 billion parameters. */
  public OllamaModelCard(
      String name,
      List<String> capabilities,
      int contextLength,
      long bytes,
      String modifiedAt,
      int loadedContext,
      int videoPercent) {
    this(name, capabilities, contextLength, bytes, "7.6B", modifiedAt, loadedContext, videoPercent);
  }

  public static OllamaModelCard withTools(String name) {
    return new OllamaModelCard(
        name,
        List.of("completion", "tools"),
        32_768,
        4_700_000_000L,
        "2025-01-01T00:00:00Z",
        0,
        100);
  }

  public static OllamaModelCard withoutTools(String name) {
    return new OllamaModelCard(
        name, List.of("completion"), 32_768, 4_700_000_000L, "2025-01-01T00:00:00Z", 0, 100);
  }

  /** A model that makes vectors and no text. */
  public static OllamaModelCard embedding(String name) {
    return withTools(name).with("embedding");
  }

  /** A model with tools that thinks aloud. */
  public static OllamaModelCard thinking(String name) {
    return withTools(name).with("completion", "tools", "thinking");
  }

  /** The same with other capabilities. */
  public OllamaModelCard with(String... abilities) {
    return new OllamaModelCard(
        name,
        List.of(abilities),
        contextLength,
        bytes,
        parameters,
        modifiedAt,
        loadedContext,
        videoPercent);
  }

  /** The same with so many parameters, such as {@code 1.5B}. */
  public OllamaModelCard sized(String size) {
    return new OllamaModelCard(
        name, capabilities, contextLength, bytes, size, modifiedAt, loadedContext, videoPercent);
  }

  /** The same, made for another longest window; 0 where that is not known. */
  public OllamaModelCard holding(int tokens) {
    return new OllamaModelCard(
        name, capabilities, tokens, bytes, parameters, modifiedAt, loadedContext, videoPercent);
  }

  public OllamaModelCard loadedWith(int context) {
    return loadedWith(context, 100);
  }

  /** Loaded, with so many percent of it on the GPU. */
  public OllamaModelCard loadedWith(int context, int percent) {
    return new OllamaModelCard(
        name, capabilities, contextLength, bytes, parameters, modifiedAt, context, percent);
  }

  public OllamaModelCard modified(String at) {
    return new OllamaModelCard(
        name, capabilities, contextLength, bytes, parameters, at, loadedContext, videoPercent);
  }

  ObjectNode tag() {
    ObjectNode tag =
        Json.object()
            .put("name", name)
            .put("model", name)
            .put("digest", "sha256:" + name)
            .put("modified_at", modifiedAt)
            .put("size", bytes);
    tag.putObject("details").put("parameter_size", parameters).put("quantization_level", "Q4_K_M");
    return tag;
  }

  ObjectNode running() {
    return tag().put("size_vram", bytes / 100 * videoPercent).put("context_length", loadedContext);
  }

  ObjectNode shown() {
    ObjectNode shown = Json.object();
    shown.put("modelfile", "FROM a file").putArray("capabilities");
    capabilities.forEach(shown.withArray("capabilities")::add);
    ObjectNode info = shown.putObject("model_info").put("general.architecture", "qwen2");
    if (contextLength != 0) {
      info.put("qwen2.context_length", contextLength);
    }
    info.putNull("tokenizer.ggml.merges");
    return shown;
  }
}
