package dev.simplecoder.app.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.simplecoder.rag.measure.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads queries with known answers from a file with one JSON object a line. */
public final class JudgedQueries {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JudgedQueries() {}

  /**
   * In their order.
   *
   * @throws IOException also for a line that is none, with its number
   */
  public static List<Judged> read(Path file) throws IOException {
    List<Judged> queries = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        queries.add(query(lines.get(i), file + ", line " + (i + 1)));
      }
    }
    return queries;
  }

  /** The lines of a span that is only near them tell nothing. */
  private static Judged query(String line, String place) throws IOException {
    try {
      JsonNode node = JSON.readTree(line);
      Set<String> files = new LinkedHashSet<>();
      node.path("relevant_files").forEach(file -> files.add(file.asText()));
      List<Judged.Span> spans = new ArrayList<>();
      for (JsonNode span : node.path("relevant_spans")) {
        if (span.path("exact").asBoolean(true)) {
          spans.add(
              new Judged.Span(
                  span.path("file").asText(),
                  span.path("start").asInt(),
                  span.path("end").asInt()));
        }
      }
      String repo = node.path("repo").asText();
      String text = node.path("query").asText();
      if (!repo.matches("\\w[\\w.+-]*") || text.isBlank() || files.isEmpty()) {
        throw new IOException(place + ": expected repo, query and relevant_files");
      }
      return new Judged(repo, text, files, spans);
    } catch (JsonProcessingException broken) {
      throw new IOException(place + ": expected a JSON object", broken);
    }
  }
}
