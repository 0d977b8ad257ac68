package dev.simplecoder.app.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import dev.simplecoder.app.settings.Kind.Shape;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a TOML file sets at its top level, and on which lines. */
final class TomlFile {

  /** No value of ours spans so many lines; longer ones are not searched for their end. */
  private static final int MOST_LINES_OF_A_VALUE = 100;

  private final TomlFactory toml = new TomlFactory();
  private final Path file;

  TomlFile(Path file) {
    this.file = file;
  }

  /**
   * One key of the file.
   *
   * @param text the value as text; empty for lists and tables
   */
  record Entry(String key, int line, Shape shape, String text) {}

  /** In the order of the file; whatever is not TOML is the person's to put right. */
  List<Entry> entries(String text) {
    try {
      List<Entry> unplaced = parse(text);
      Map<String, Integer> lines = lines(text);
      int last = lines.values().stream().mapToInt(Integer::intValue).max().orElse(1);
      return unplaced.stream()
          .map(it -> new Entry(it.key, lines.getOrDefault(it.key, last), it.shape, it.text))
          .toList();
    } catch (JsonProcessingException malformed) {
      throw malformed(malformed);
    } catch (IOException impossible) {
      throw new IllegalStateException("text in memory cannot fail to be read", impossible);
    }
  }

  private UserError malformed(JsonProcessingException malformed) {
    JsonLocation at = malformed.getLocation();
    String place = at == null ? "1" : at.getLineNr() + ":" + at.getColumnNr();
    return new UserError(
        file + ":" + place + ": not TOML: " + malformed.getOriginalMessage(),
        "A line is written as: key = value, with text in \"quotes\".");
  }

  /** The library knows lines of errors only, so the entries have line 0 here. */
  private List<Entry> parse(String text) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (JsonParser parser = toml.createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        Shape shape = shape(parser.nextToken());
        boolean simple = shape != Shape.LIST && shape != Shape.TABLE;
        entries.add(new Entry(key, 0, shape, simple ? parser.getText() : ""));
        parser.skipChildren();
      }
    }
    return entries;
  }

  private static Shape shape(JsonToken token) {
    return switch (token) {
      case VALUE_NUMBER_INT -> Shape.WHOLE;
      case VALUE_NUMBER_FLOAT -> Shape.DECIMAL;
      case VALUE_TRUE, VALUE_FALSE -> Shape.FLAG;
      case START_ARRAY -> Shape.LIST;
      case START_OBJECT -> Shape.TABLE;
      default -> Shape.TEXT;
    };
  }

  /**
   * The line on which each key begins. A statement ends with the first line up to which it can be
   * read; what follows the head of a table belongs to the table.
   */
  private Map<String, Integer> lines(String text) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    StringBuilder statement = new StringBuilder();
    int number = 0;
    int first = 1;
    for (String line : text.split("\n", -1)) {
      number++;
      if (statement.isEmpty() && isIdle(line)) {
        continue;
      }
      first = statement.isEmpty() ? number : first;
      statement.append(line).append('\n');
      Optional<List<Entry>> complete = complete(statement.toString());
      for (Entry entry : complete.orElse(List.of())) {
        lines.putIfAbsent(entry.key, first);
      }
      boolean head = complete.isPresent() && statement.toString().stripLeading().startsWith("[");
      if (head || MOST_LINES_OF_A_VALUE <= number - first) {
        return lines;
      }
      if (complete.isPresent()) {
        statement.setLength(0);
      }
    }
    return lines;
  }

  private static boolean isIdle(String line) {
    return line.isBlank() || line.stripLeading().startsWith("#");
  }

  private Optional<List<Entry>> complete(String statement) throws IOException {
    try {
      return Optional.of(parse(statement));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }
}
