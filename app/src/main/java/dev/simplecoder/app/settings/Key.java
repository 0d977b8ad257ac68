package dev.simplecoder.app.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be set.
 *
 * @param name as in a configuration file
 * @param fallback the value while nobody sets it; null where there is none
 * @param rule what a project may do with it
 * @param meaning one line for the person
 */
public record Key<T>(
    String name, Kind<T> kind, @Nullable T fallback, ProjectRule<T> rule, String meaning) {

  /** The environment variable that sets it. */
  public String variable() {
    return "SIMPLECODER_" + name.toUpperCase(Locale.ROOT);
  }
}
