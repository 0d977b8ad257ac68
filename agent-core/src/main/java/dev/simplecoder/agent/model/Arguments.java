package dev.simplecoder.agent.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a model passed to a tool: its own text, and the values that were read from it.
 *
 * <p>Every value is text, since small models write {@code "10"} for 10 and an object for a file's
 * content as often as not; a tool reads the type it needs. A value that was an object or a list is
 * its JSON text.
 *
 * @param text as the model wrote it
 * @param problem why {@code text} could not be read, in words for the model; then {@code values} is
 *     empty
 * @param repair what had to be mended to read it, such as {@code a trailing comma}; empty where it
 *     was as it should be
 */
public record Arguments(
    String text, SequencedMap<String, String> values, @Nullable String problem, String repair) {

  public Arguments {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    if (problem != null && !values.isEmpty()) {
      throw new IllegalArgumentException("unreadable arguments have no values");
    }
  }

  /** Arguments that could be read. */
  public static Arguments of(String text, Map<String, String> values) {
    return new Arguments(text, new LinkedHashMap<>(values), null, "");
  }

  /** Arguments that could not be read. */
  public static Arguments unreadable(String text, String problem) {
    return new Arguments(text, new LinkedHashMap<>(), problem, "");
  }

  /** The same, with something mended before what was mended already. */
  public Arguments repaired(String mended) {
    return new Arguments(text, values, problem, repair.isEmpty() ? mended : mended + ", " + repair);
  }
}
