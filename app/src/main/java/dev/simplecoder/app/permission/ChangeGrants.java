package dev.simplecoder.app.permission;

import dev.simplecoder.app.review.StandingGrants;
import dev.simplecoder.app.store.Grant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Grants to apply changes below one output root. */
public final class ChangeGrants implements StandingGrants {

  private final Grants grants;
  private final Path outputRoot;

  public ChangeGrants(Grants grants, Path outputRoot) {
    this.grants = grants;
    this.outputRoot = outputRoot.normalize();
  }

  @Override
  public Optional<String> standing() {
    return grants.cover(Grant.Kind.APPLY, outputRoot)
        ? Optional.of(
            "you allowed changes below " + outputRoot + " (simplecoder permissions lists it)")
        : Optional.empty();
  }

  @Override
  public void allowForSession() {
    grants.addForSession(Grant.Kind.APPLY, outputRoot);
  }

  @Override
  public void allowForProject() throws IOException {
    grants.addForProject(Grant.Kind.APPLY, outputRoot);
  }
}
