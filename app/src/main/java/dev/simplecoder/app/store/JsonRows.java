package dev.simplecoder.app.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.simplecoder.app.shell.UserError;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a file with one JSON object a line; one that ends with {@code .gz} is compressed. */
final class JsonRows {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String HINT =
      "Get the file anew, or take it out of the folder; its layout is told by simplecoder bench"
          + " --help.";

  private JsonRows() {}

  /** Hands over line by line. */
  static void read(Path file, Consumer<Row> rows) throws IOException {
    read(file, HINT, rows);
  }

  /**
   * Likewise.
   *
   * @param hint what to do about a line that is not as it should be
   */
  static void read(Path file, String hint, Consumer<Row> rows) throws IOException {
    int number = 0;
    try (var lines =
        new BufferedReader(
            new InputStreamReader(opened(file), StandardCharsets.UTF_8.newDecoder()))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          rows.accept(row(file + ", line " + number, hint, line));
        }
      }
    } catch (ZipException | EOFException | CharacterCodingException broken) {
      throw new UserError(
          file + ", behind line " + number + ": not " + whole(file) + " of UTF-8 text", hint);
    }
  }

  private static InputStream opened(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    return isCompressed(file) ? new GZIPInputStream(bytes) : bytes;
  }

  private static String whole(Path file) {
    return isCompressed(file) ? "a whole gzip file" : "a file";
  }

  private static boolean isCompressed(Path file) {
    return file.toString().endsWith(".gz");
  }

  private static Row row(String place, String hint, String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (node.isObject()) {
        return new Row(place, hint, node);
      }
    } catch (JsonProcessingException _) {
      // Said below, like everything else that is no object.
    }
    throw new UserError(place + ": expected a JSON object", hint);
  }

  /**
   * The fields of one line. One that is missing, or of another kind, is told with its place.
   *
   * @param place file and line
   * @param hint what to do about a field that is missing, or of another kind
   */
  record Row(String place, String hint, JsonNode node) {

    boolean has(String field) {
      return node.has(field);
    }

    String text(String field) {
      return expect(field, node.path(field).isTextual(), "a text").asText();
    }

    /** A text that can be the name of something in Python. */
    String name(String field) {
      String text = text(field);
      expect(field, text.matches("[A-Za-z_]\\w*"), "a name");
      return text;
    }

    int number(String field) {
      return expect(field, node.path(field).isInt(), "a whole number").asInt();
    }

    /** Written as 1 or 0, or as a truth value. */
    boolean flag(String field) {
      JsonNode value = node.path(field);
      return expect(field, value.isInt() || value.isBoolean(), "0 or 1").asBoolean();
    }

    JsonNode list(String field) {
      return expect(field, node.path(field).isArray(), "a list");
    }

    /** An object within this line. */
    Row within(JsonNode inner) {
      return new Row(place, hint, inner);
    }

    private JsonNode expect(String field, boolean holds, String what) {
      if (!holds) {
        throw new UserError(place + ": expected " + what + " as \"" + field + "\"", hint);
      }
      return node.path(field);
    }
  }
}
