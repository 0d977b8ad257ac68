package dev.simplecoder.app.permission;

import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.app.store.Grant;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** What a grant would have to cover for an action that is asked about. */
record Wish(Grant.Kind kind, Path path) {

  /** Empty where no grant could. */
  static Optional<Wish> of(Action action, Path workspace) {
    return switch (action) {
      case Action.Read read -> kind(read.scope()).flatMap(kind -> of(kind, read.path(), workspace));
      case Action.Write _, Action.Run _ -> Optional.empty();
    };
  }

  private static Optional<Wish> of(Grant.Kind kind, String path, Path workspace) {
    try {
      return Optional.of(new Wish(kind, workspace.resolve(path).normalize()));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static Optional<Grant.Kind> kind(Action.Scope scope) {
    return switch (scope) {
      case INSIDE -> Optional.empty();
      case IGNORED -> Optional.of(Grant.Kind.READ_IGNORED);
      case SECRET -> Optional.of(Grant.Kind.READ_SECRET);
      case OUTSIDE -> Optional.of(Grant.Kind.READ_OUTSIDE);
      case PROTECTED -> Optional.of(Grant.Kind.READ_PROTECTED);
    };
  }
}
