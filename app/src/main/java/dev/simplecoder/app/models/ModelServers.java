package dev.simplecoder.app.models;

import dev.simplecoder.agent.model.Model;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Finds out what is at an address, and opens a model there. */
public final class ModelServers {

  private final InstantSource clock;
  private final Sleeper sleeper;
  private final RandomGenerator random;

  /**
   * @param random spreads the delays between attempts
   */
  public ModelServers(InstantSource clock, Sleeper sleeper, RandomGenerator random) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.random = random;
  }

  /** Blocks until the model is known; does not make the server load it. */
  public Choice choose(ModelSettings settings) throws InterruptedException {
    URI root = ServerAddress.root(settings.baseUrl());
    try {
      Optional<ModelServer> server = server(settings, root);
      return server.isEmpty()
          ? new Choice.None(Problems.noModelServer(root))
          : choice(server.get(), root, settings);
    } catch (IOException failed) {
      return new Choice.None(unreachable(root, failed));
    }
  }

  /** A chosen model, to be asked; asks nothing by itself. */
  public Model model(Choice.One chosen, ModelSettings settings) {
    ModelSettings rooted = settings.withBaseUrl(chosen.server());
    String name = chosen.model().name();
    Model model =
        switch (chosen.kind()) {
          case OLLAMA -> new OllamaModel(name, chosen.contextTokens(), rooted, clock);
          case OPEN_AI -> new OpenAiModel(name, chosen.contextTokens(), rooted, clock);
        };
    return new RetryingModel(model, sleeper, random);
  }

  /** Blocks until the server has said what it has. */
  public Listed list(ModelSettings settings) throws InterruptedException {
    URI root = ServerAddress.root(settings.baseUrl());
    try {
      Optional<ModelServer> server = server(settings, root);
      if (server.isEmpty()) {
        return new Listed.Absent(Problems.noModelServer(root));
      }
      List<ServedModel> models = new ArrayList<>();
      for (ServedModel model : server.get().models()) {
        server.get().detailed(model).ifPresent(models::add);
      }
      return new Listed.Found(
          root,
          server.get().kind(),
          server.get().version(),
          models,
          choice(server.get(), root, settings));
    } catch (IOException failed) {
      return new Listed.Absent(unreachable(root, failed));
    }
  }

  /** Blocks until the server has the model; what it does meanwhile goes to {@code onProgress}. */
  public ModelChange pull(ModelSettings settings, String name, Consumer<PullProgress> onProgress)
      throws InterruptedException {
    return change(settings, store -> store.pull(name, onProgress));
  }

  /** Blocks until the server has deleted the model. */
  public ModelChange remove(ModelSettings settings, String name) throws InterruptedException {
    return change(settings, store -> store.remove(name));
  }

  private interface Change {
    ModelChange at(OllamaStore store) throws IOException;
  }

  private static ModelChange change(ModelSettings settings, Change change)
      throws InterruptedException {
    URI root = ServerAddress.root(settings.baseUrl());
    try {
      Optional<ModelServer> server = server(settings, root);
      if (server.isEmpty()) {
        return new ModelChange.Failed(Problems.noModelServer(root));
      }
      return switch (server.get().kind()) {
        case OLLAMA -> change.at(new OllamaStore(questions(settings, root), root));
        case OPEN_AI -> new ModelChange.Failed(Problems.notOllama(root));
      };
    } catch (IOException failed) {
      return new ModelChange.Failed(unreachable(root, failed));
    }
  }

  private static Choice choice(ModelServer server, URI root, ModelSettings settings)
      throws IOException {
    return switch (new Selection(server, root).select(settings)) {
      case Selection.Selected.None(Problem problem) -> new Choice.None(problem);
      case Selection.Selected.One(ServedModel served, String why) -> {
        Window window = Window.of(served, settings.contextTokens());
        yield new Choice.One(root, server.kind(), served, window.tokens(), why + window.why());
      }
    };
  }

  /** A server that speaks both protocols is Ollama: only its own sets the window. */
  private static Optional<ModelServer> server(ModelSettings settings, URI root) throws IOException {
    JsonQuestions questions = questions(settings, root);
    ServerKind kind = settings.kind();
    if (kind == null) {
      kind =
          questions.get("/api/version").has("version")
              ? ServerKind.OLLAMA
              : questions.get("/v1/models").has("data") ? ServerKind.OPEN_AI : null;
    }
    return Optional.ofNullable(kind)
        .map(known ->
            switch (known) {
              case OLLAMA -> new OllamaCatalog(questions);
              case OPEN_AI -> new OpenAiCatalog(questions);
            });
  }

  private static JsonQuestions questions(ModelSettings settings, URI root) {
    return new JsonQuestions(root, settings.apiKey(), settings.timeouts());
  }

  private static Problem unreachable(URI root, IOException failed) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return Problems.unreachable(root, failed);
  }
}
