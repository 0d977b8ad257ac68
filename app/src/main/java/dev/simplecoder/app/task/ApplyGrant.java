package dev.simplecoder.app.task;

import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.app.permission.Grants;
import dev.simplecoder.app.review.StandingGrants;
import dev.simplecoder.app.store.Grant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether changes below a folder may go to the disk without a question. */
final class ApplyGrant implements StandingGrants {

  private final Grants grants;
  private final Path root;

  ApplyGrant(Grants grants, Path root) {
    this.grants = grants;
    this.root = root;
  }

  @Override
  public Optional<String> standing(ChangeSet changes) {
    return grants.cover(Grant.Kind.APPLY, root)
        ? Optional.of("allowed for " + root + "; simplecoder permissions takes that back")
        : Optional.empty();
  }

  @Override
  public void allowForSession() {
    grants.addForSession(Grant.Kind.APPLY, root);
  }

  @Override
  public void allowForProject() throws IOException {
    grants.addForProject(Grant.Kind.APPLY, root);
  }
}
