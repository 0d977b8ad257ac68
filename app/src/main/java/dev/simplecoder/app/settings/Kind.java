package dev.simplecoder.app.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * A type of values: how they are written, what is right, and how they are shown.
 *
 * @param expected what is right, as in "expected …"
 */
public record Kind<T>(
    Class<T> type, Shape shape, String expected, Reader<T> reader, Function<T, String> writer) {

  /** Reads a value from text. Pure. */
  interface Reader<T> {

    /** Empty where the text is not one; {@code base} is where a relative path begins. */
    Optional<T> read(String text, Path base);
  }

  /** What a configuration file can hold. */
  enum Shape {
    TEXT("text"),
    WHOLE("the whole number"),
    DECIMAL("the number"),
    FLAG("the truth value"),
    LIST("a list"),
    TABLE("a table");

    private final String words;

    Shape(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  boolean takes(Shape found) {
    return found == shape || (found == Shape.WHOLE && shape == Shape.DECIMAL);
  }
}
