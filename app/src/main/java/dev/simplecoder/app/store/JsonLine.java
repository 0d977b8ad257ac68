package dev.simplecoder.app.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** One JSON object in one line. */
public final class JsonLine {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonLine() {}

  /** Numbers, truth values, null, lists and maps as such, everything else as text; no line end. */
  public static String of(SequencedMap<String, ? extends @Nullable Object> fields) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      write(json, fields);
    } catch (IOException impossible) {
      throw new IllegalStateException("memory cannot fail to be written", impossible);
    }
    return line.toString();
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Boolean flag -> json.writeBoolean(flag);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case List<?> values -> {
        json.writeStartArray();
        for (Object one : values) {
          write(json, one);
        }
        json.writeEndArray();
      }
      case Map<?, ?> fields -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
          json.writeFieldName(String.valueOf(field.getKey()));
          write(json, field.getValue());
        }
        json.writeEndObject();
      }
      default -> json.writeString(value.toString());
    }
  }

  /** The fields of an object that has texts only. */
  static Map<String, String> texts(String line) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> field : fields(line).entrySet()) {
      require(field.getValue() instanceof String);
      texts.put(field.getKey(), String.valueOf(field.getValue()));
    }
    return texts;
  }

  /** The fields of an object as {@link #of} writes it; numbers are doubles, lists are of texts. */
  public static SequencedMap<String, @Nullable Object> fields(String line) throws IOException {
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(line)) {
      require(json.nextToken() == JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        fields.put(name, value(json));
      }
      require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
    }
    return fields;
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
      case VALUE_NULL -> null;
      case START_ARRAY -> {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          require(json.currentToken() == JsonToken.VALUE_STRING);
          texts.add(json.getText());
        }
        yield List.copyOf(texts);
      }
      case null, default -> throw new IOException("nested");
    };
  }

  private static void require(boolean holds) throws IOException {
    if (!holds) {
      throw new IOException("not one JSON object with nothing nested");
    }
  }
}
