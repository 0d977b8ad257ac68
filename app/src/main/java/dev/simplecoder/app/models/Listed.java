package dev.simplecoder.app.models;

import java.net.URI;
import java.util.List;

/** What a server has. */
public sealed interface Listed {

  /** A server and its models, best first. */
  record Found(URI baseUrl, ServerKind kind, List<ServedModel> models) implements Listed {
    public Found {
      models = List.copyOf(models);
    }
  }

  /** No server, and what to do. */
  record Absent(Problem problem) implements Listed {}
}
