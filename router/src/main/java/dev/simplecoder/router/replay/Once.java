package dev.simplecoder.router.replay;

import java.util.Optional;
import java.util.function.Supplier;

/** What is worked out when it is first asked for, and then known. */
final class Once<T> implements Supplier<T> {

  private final Supplier<T> made;
  private Optional<T> known = Optional.empty();

  Once(Supplier<T> made) {
    this.made = made;
  }

  @Override
  public T get() {
    if (known.isEmpty()) {
      known = Optional.of(made.get());
    }
    return known.get();
  }
}
