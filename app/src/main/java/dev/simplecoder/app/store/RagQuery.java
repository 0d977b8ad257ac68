package dev.simplecoder.app.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A question of a benchmark for retrieval, with what should be found.
 *
 * @param repo the corpus that is searched
 * @param files that are relevant, below the corpus
 * @param spans lines of them that are, where these are known exactly
 */
public record RagQuery(String repo, String text, List<String> files, List<Span> spans) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public RagQuery {
    files = List.copyOf(files);
    spans = List.copyOf(spans);
  }

  /** Some lines of a file, from 1 and included. */
  public record Span(String file, int firstLine, int lastLine) {}

  /**
   * Reads a file with one object a line.
   *
   * @throws IOException also for a line that is none, with its number
   */
  public static List<RagQuery> read(Path file) throws IOException {
    List<RagQuery> queries = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        queries.add(query(lines.get(i), file + ", line " + (i + 1)));
      }
    }
    return queries;
  }

  private static RagQuery query(String line, String place) throws IOException {
    try {
      JsonNode node = JSON.readTree(line);
      List<String> files = new ArrayList<>();
      node.path("relevant_files").forEach(file -> files.add(file.asText()));
      List<Span> spans = new ArrayList<>();
      for (JsonNode span : node.path("relevant_spans")) {
        if (span.path("exact").asBoolean(true)) {
          spans.add(
              new Span(
                  span.path("file").asText(),
                  span.path("start").asInt(),
                  span.path("end").asInt()));
        }
      }
      String repo = node.path("repo").asText();
      String text = node.path("query").asText();
      if (!repo.matches("[\\w.+-]+") || text.isBlank() || files.isEmpty()) {
        throw new IOException(place + ": expected repo, query and relevant_files");
      }
      return new RagQuery(repo, text, files, spans);
    } catch (JsonProcessingException broken) {
      throw new IOException(place + ": expected a JSON object", broken);
    }
  }
}
