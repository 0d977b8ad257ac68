package dev.simplecoder.app.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What counts for this start of the program, each value with its origin. */
public final class Settings {

  private final Map<Key<?>, Sourced> values;
  private final List<String> notices;

  Settings(Map<Key<?>, Sourced> values, List<String> notices) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    this.notices = List.copyOf(notices);
  }

  /** A value that somebody set. */
  record Sourced(Object value, Origin origin) {}

  /** The value of a key that has a default. */
  public <T> T get(Key<T> key) {
    return find(key)
        .orElseThrow(() -> new IllegalArgumentException(key.name() + " has no default"));
  }

  /** Empty where nobody set it and there is no default. */
  public <T> Optional<T> find(Key<T> key) {
    return Optional.ofNullable(value(key, values.get(key)));
  }

  static <T> @Nullable T value(Key<T> key, @Nullable Sourced set) {
    return set == null ? key.fallback() : key.kind().type().cast(set.value());
  }

  public Origin origin(Key<?> key) {
    Sourced set = values.get(key);
    return set == null ? new Origin.Default() : set.origin();
  }

  /** The value as it may be shown: secrets are not. */
  public <T> Optional<String> shown(Key<T> key) {
    return find(key).map(key.kind().writer());
  }

  /**
   * What was left out of the project's file or the environment, and why; one line each, for the
   * person.
   */
  public List<String> notices() {
    return notices;
  }
}
