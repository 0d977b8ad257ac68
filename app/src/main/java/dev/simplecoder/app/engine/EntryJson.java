package dev.simplecoder.app.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A note of the library as text. */
final class EntryJson {

  private static final JsonMapper MAPPER = new JsonMapper();

  private EntryJson() {}

  static String text(GgufEntry entry) {
    GgufHeader header = entry.header();
    return MAPPER
            .createObjectNode()
            .put("name", entry.name())
            .put("file", entry.file().toString())
            .put("bytes", entry.bytes())
            .put("modified", entry.modified().toString())
            .put("digest", entry.digest())
            .put("architecture", header.architecture())
            .put("context_length", header.contextLength())
            .put("parameters", header.parameters())
            .put("quantisation", header.quantisation())
            .put("token_bytes", header.tokenBytes())
            .toPrettyString()
        + "\n";
  }

  /** Empty where the note is damaged or was never whole: the model can be added again. */
  static Optional<GgufEntry> entry(Path note) throws IOException {
    try {
      JsonNode tree = MAPPER.readTree(Files.readString(note));
      return Optional.of(
          new GgufEntry(
              tree.required("name").asText(),
              Path.of(tree.required("file").asText()),
              tree.required("bytes").asLong(),
              Instant.parse(tree.required("modified").asText()),
              tree.required("digest").asText(),
              new GgufHeader(
                  tree.required("architecture").asText(),
                  tree.required("context_length").asInt(),
                  tree.required("parameters").asLong(),
                  tree.required("quantisation").asText(),
                  tree.required("token_bytes").asLong())));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }
}
