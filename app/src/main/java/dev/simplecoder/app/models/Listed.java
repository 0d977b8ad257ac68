package dev.simplecoder.app.models;

import java.net.URI;
import java.util.List;

/** What a server has. */
public sealed interface Listed {

  /**
   * A server and its models, best first.
   *
   * @param version empty where the server does not say
   * @param choice which of them a task would use
   */
  record Found(
      URI baseUrl, ServerKind kind, String version, List<ServedModel> models, Choice choice)
      implements Listed {
    public Found {
      models = List.copyOf(models);
    }
  }

  /** No server, and what to do. */
  record Absent(Problem problem) implements Listed {}
}
