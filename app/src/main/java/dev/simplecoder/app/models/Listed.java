package dev.simplecoder.app.models;

import java.net.URI;
import java.util.List;

/**
 * What the servers have.
 *
 * @param servers those that answered, in the order in which they count
 * @param choice which model a task would use; without a server, what to do
 * @param absent why others did not that the person has named
 */
public record Listed(List<Server> servers, Choice choice, List<Problem> absent) {

  /**
   * A server and its models, best first.
   *
   * @param version empty where the server does not say
   */
  public record Server(URI baseUrl, ServerKind kind, String version, List<ServedModel> models) {
    public Server {
      models = List.copyOf(models);
    }
  }

  public Listed {
    servers = List.copyOf(servers);
    absent = List.copyOf(absent);
  }

  /** Whether it is this server's model that a task would use. */
  public boolean isChosen(Server server, ServedModel model) {
    return choice instanceof Choice.One one
        && one.server().equals(server.baseUrl())
        && one.model().name().equals(model.name());
  }
}
