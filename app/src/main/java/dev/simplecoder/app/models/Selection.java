package dev.simplecoder.app.models;

import dev.simplecoder.agent.model.Budget;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses one of a server's models: the one that was asked for, or the best. One in memory is
 * better than others, then one with tools of its own, then one made for code, then the newest.
 */
final class Selection {

  /** Each is a question to the server, and the best come first. */
  private static final int MOST_LOOKED_AT = 20;

  private final ModelServer server;
  private final URI root;
  private @Nullable List<ServedModel> listed;

  Selection(ModelServer server, URI root) {
    this.server = server;
    this.root = root;
  }

  /** A model with the reason for it, or none with the problem. */
  sealed interface Selected {
    record One(ServedModel model, String why) implements Selected {}

    record None(Problem problem) implements Selected {}
  }

  Selected select(ModelSettings settings) throws IOException {
    String name = settings.model();
    return name == null ? best() : named(name);
  }

  /** What else could be selected, best first. */
  List<Selected.One> others(ServedModel selected) throws IOException {
    List<ServedModel> others =
        models().stream().filter(model -> !model.name().equals(selected.name())).toList();
    String why = "one of " + (others.size() + 1) + " models";
    return capable(others).stream().map(model -> new Selected.One(model, why)).toList();
  }

  private Selected named(String name) throws IOException {
    Optional<ServedModel> model = server.model(name);
    if (model.isEmpty()) {
      List<String> names = models().stream().map(ServedModel::name).toList();
      return new Selected.None(Problems.unknownModel(server.kind(), root, name, names));
    }
    return model.get().canComplete()
        ? new Selected.One(model.get(), "asked for")
        : new Selected.None(Problems.notCapable(name, namesOf(capable(models()))));
  }

  private Selected best() throws IOException {
    List<ServedModel> models = models();
    if (models.isEmpty()) {
      return new Selected.None(Problems.noModel(server.kind(), root));
    }
    List<ServedModel> loaded = models.stream().filter(model -> model.loaded() != null).toList();
    List<ServedModel> others = models.stream().filter(model -> model.loaded() == null).toList();
    Optional<ServedModel> best = bestOf(loaded);
    if (best.isEmpty()) {
      best = bestOf(others);
    }
    return best.<Selected>map(model -> new Selected.One(model, why(model, models.size())))
        .orElse(new Selected.None(Problems.noneCapable(root, namesOf(models))));
  }

  /** The server is asked once. */
  private List<ServedModel> models() throws IOException {
    List<ServedModel> models = listed == null ? server.models() : listed;
    listed = models;
    return models;
  }

  /** The first with tools, or else the first; they come sorted by what else counts. */
  private Optional<ServedModel> bestOf(List<ServedModel> models) throws IOException {
    Optional<ServedModel> first = Optional.empty();
    for (ServedModel candidate : models.stream().limit(MOST_LOOKED_AT).toList()) {
      Optional<ServedModel> model = server.detailed(candidate).filter(Selection::isUsable);
      if (model.isPresent() && model.get().hasTools()) {
        return model;
      }
      first = first.or(() -> model);
    }
    return first;
  }

  private List<ServedModel> capable(List<ServedModel> models) throws IOException {
    List<ServedModel> capable = new ArrayList<>();
    for (ServedModel model : models.stream().limit(MOST_LOOKED_AT).toList()) {
      server.detailed(model).filter(Selection::isUsable).ifPresent(capable::add);
    }
    return capable;
  }

  private static boolean isUsable(ServedModel model) {
    return model.canComplete()
        && (model.contextLength() == 0 || Budget.LEAST_WINDOW <= model.contextLength());
  }

  private static String why(ServedModel model, int all) {
    String first = all == 1 ? "the only model" : "the best of " + all + " models";
    String tools = all != 1 && model.hasTools() ? ", with tools" : "";
    return first + tools + (model.loaded() == null ? "" : ", in memory already");
  }

  private static List<String> namesOf(List<ServedModel> models) {
    return models.stream().map(ServedModel::name).toList();
  }
}
