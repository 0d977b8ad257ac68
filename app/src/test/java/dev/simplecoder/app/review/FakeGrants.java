package dev.simplecoder.app.review;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers what was allowed. */
final class FakeGrants implements StandingGrants {

  Optional<String> standing = Optional.empty();
  boolean writable = true;
  final List<String> given = new ArrayList<>();

  @Override
  public Optional<String> standing() {
    return standing;
  }

  @Override
  public void allowForSession() {
    given.add("session");
  }

  @Override
  public void allowForProject() throws IOException {
    if (!writable) {
      throw new IOException("read-only file system");
    }
    given.add("project");
  }
}
