package dev.simplecoder.app.catalog;

import dev.simplecoder.app.arm.ArmSettings;
import dev.simplecoder.app.models.Choice;
import dev.simplecoder.app.models.Listed;
import dev.simplecoder.app.models.ServedModel;
import dev.simplecoder.app.store.JsonLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A model of a server as a program reads it: one object, with null for what is not known. */
final class ModelJson {

  /** Of what this machine knows, in the order in which it is shown. */
  private static final List<String> KNOWN =
      List.of(
          "probed",
          "native",
          "fenced",
          "json",
          "tokens_per_second",
          "prompt_tokens_per_second",
          "load_seconds",
          "characters_per_token");

  private ModelJson() {}

  static String line(ServedModel model, Listed.Server server, Listed listed, KnownModel known) {
    ServedModel.Loaded loaded = model.loaded();
    boolean chosen = listed.isChosen(server, model);
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("name", model.name());
    fields.put("server", server.baseUrl().toString());
    fields.put("digest", model.digest().isEmpty() ? null : model.digest());
    fields.put("bytes", model.bytes() == 0 ? null : model.bytes());
    fields.put("parameters", model.parameters().isEmpty() ? null : model.parameters());
    fields.put("quantization", model.quantisation().isEmpty() ? null : model.quantisation());
    fields.put("context_length", model.contextLength() == 0 ? null : model.contextLength());
    fields.put("capabilities", model.capabilities());
    fields.put("loaded_context_length", loaded == null ? null : loaded.contextLength());
    fields.put("gpu_percent", loaded == null ? null : loaded.videoPercent());
    fields.put("chosen", chosen);
    Choice.One one = chosen && listed.choice() instanceof Choice.One it ? it : null;
    fields.put("window", one == null ? null : one.contextTokens());
    fields.put("why", one == null ? null : one.why());
    fields.put("dialect", known.settings().map(it -> ArmSettings.word(it.dialect())).orElse(null));
    fields.put("edits", known.settings().map(it -> ArmSettings.word(it.edits())).orElse(null));
    for (String name : KNOWN) {
      fields.put(name, known.fields().get(name));
    }
    return JsonLine.of(fields);
  }
}
