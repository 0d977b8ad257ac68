package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplecoder.agent.model.Budget;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.app.http.ServerAddress;
import dev.simplecoder.app.http.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Finds out what is at an address, and opens a model there. */
public final class ModelServers {

  /** What stands for our own engine where others have an address. */
  private static final URI ENGINE = URI.create("engine:here");

  private final InstantSource clock;
  private final Sleeper sleeper;
  private final RandomGenerator random;
  private final Engine engine;

  /**
   * @param random spreads the delays between attempts
   * @param engine has models too, which are looked at where no server is named and none answers
   */
  public ModelServers(InstantSource clock, Sleeper sleeper, RandomGenerator random, Engine engine) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.random = random;
    this.engine = engine;
  }

  /** Blocks until the model is known; does not make the server load it. */
  public Choice choose(ModelSettings settings) throws InterruptedException {
    return switch (reach(settings)) {
      case Reached.None(Problem problem) -> new Choice.None(problem);
      case Reached.At(ModelServer server, URI root) -> {
        try {
          yield choice(server, root, settings);
        } catch (IOException failed) {
          yield new Choice.None(unreachable(root, failed));
        }
      }
    };
  }

  /**
   * Blocks until all models are known that a task could use, where none is named; first what {@link
   * #choose} would give.
   */
  public Offered offered(ModelSettings settings) throws InterruptedException {
    return switch (reach(settings)) {
      case Reached.None(Problem problem) -> new Offered.None(problem);
      case Reached.At(ModelServer server, URI root) -> {
        try {
          yield offered(server, root, settings);
        } catch (IOException failed) {
          yield new Offered.None(unreachable(root, failed));
        }
      }
    };
  }

  private static Offered offered(ModelServer server, URI root, ModelSettings settings)
      throws IOException {
    var selection = new Selection(server, root);
    return switch (choice(selection.select(settings), server, root, settings)) {
      case Choice.None(Problem problem) -> new Offered.None(problem);
      case Choice.One first -> {
        List<Choice.One> all = new ArrayList<>(List.of(first));
        for (Selection.Selected.One other : selection.others(first.model())) {
          if (choice(other, server, root, settings) instanceof Choice.One one) {
            all.add(one);
          }
        }
        yield new Offered.Some(all);
      }
    };
  }

  /**
   * A chosen model, to be asked; asks nothing by itself.
   *
   * @param charactersPerToken of this model's earlier prompts as they were sent, which is {@link
   *     dev.simplecoder.agent.model.Usage.Reuse#characters} by {@link
   *     dev.simplecoder.agent.model.Usage#promptTokens}; null where it is not known
   */
  public Model model(
      Choice.One chosen, ModelSettings settings, @Nullable Double charactersPerToken) {
    return retrying(
        switch (chosen.kind()) {
          case OLLAMA -> new OllamaModel(chosen, settings, clock, charactersPerToken);
          case OPEN_AI -> new OpenAiModel(chosen, settings, clock);
          case ENGINE -> new EngineModel(chosen, settings, clock, engine);
        });
  }

  /** The same, of whose replies the scores are noted; nothing is known of its earlier prompts. */
  public Model scored(Choice.One chosen, ModelSettings settings, TokenScores scores) {
    return retrying(
        switch (chosen.kind()) {
          case OLLAMA -> new OllamaModel(chosen, settings, clock, null, scores::in);
          case OPEN_AI -> new OpenAiModel(chosen, settings, clock, scores::in);
          case ENGINE -> new EngineModel(chosen, settings, clock, engine); // it does not say
        });
  }

  private Model retrying(Model model) {
    return new RetryingModel(model, sleeper, random);
  }

  /** Blocks until the server has said what it has. */
  public Listed list(ModelSettings settings) throws InterruptedException {
    return switch (reach(settings)) {
      case Reached.None(Problem problem) -> new Listed.Absent(problem);
      case Reached.At(ModelServer server, URI root) -> {
        try {
          yield listed(server, root, settings);
        } catch (IOException failed) {
          yield new Listed.Absent(unreachable(root, failed));
        }
      }
    };
  }

  private static Listed listed(ModelServer server, URI root, ModelSettings settings)
      throws IOException {
    List<ServedModel> models = new ArrayList<>();
    for (ServedModel model : server.models()) {
      server.detailed(model).ifPresent(models::add);
    }
    return new Listed.Found(
        root, server.kind(), server.version(), models, choice(server, root, settings));
  }

  /** Blocks until the server has the model; what it does meanwhile goes to {@code onProgress}. */
  public ModelChange pull(ModelSettings settings, String name, Consumer<PullProgress> onProgress)
      throws InterruptedException {
    return change(settings, store -> store.pull(name, onProgress));
  }

  /**
   * Blocks until the server has a model of this name, made of a GGUF file of this machine; first
   * the file is read, then sent, if the server has not got it yet.
   */
  public ModelChange add(
      ModelSettings settings, String name, Path gguf, Consumer<PullProgress> onProgress)
      throws InterruptedException {
    return change(settings, store -> store.add(name, gguf, onProgress));
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
        case OPEN_AI, ENGINE -> new ModelChange.Failed(Problems.notOllama(root));
      };
    } catch (IOException failed) {
      return new ModelChange.Failed(unreachable(root, failed));
    }
  }

  private static Choice choice(ModelServer server, URI root, ModelSettings settings)
      throws IOException {
    return choice(new Selection(server, root).select(settings), server, root, settings);
  }

  private static Choice choice(
      Selection.Selected selected, ModelServer server, URI root, ModelSettings settings) {
    return switch (selected) {
      case Selection.Selected.None(Problem problem) -> new Choice.None(problem);
      case Selection.Selected.One(ServedModel served, String why) -> {
        Window window = Window.of(served, settings.contextTokens());
        yield window.tokens() < Budget.LEAST_WINDOW
            ? new Choice.None(Problems.windowTooSmall(served, window.tokens()))
            : new Choice.One(
                root, server.kind(), server.version(), served, window.tokens(), why + window.why());
      }
    };
  }

  /** What answers, or why nothing does. */
  private sealed interface Reached {
    record At(ModelServer server, URI root) implements Reached {}

    record None(Problem problem) implements Reached {}
  }

  /** The server, or where nobody has named one and none answers, our own engine. */
  private Reached reach(ModelSettings settings) throws InterruptedException {
    if (settings.kind() == ServerKind.ENGINE) {
      return new Reached.At(new EngineCatalog(engine), ENGINE);
    }
    Reached served = served(settings);
    if (served instanceof Reached.None && settings.place() == ModelSettings.Place.USUAL) {
      return hasModels()
          ? new Reached.At(new EngineCatalog(engine), ENGINE)
          : new Reached.None(Problems.nothingHere(ServerAddress.root(settings.baseUrl())));
    }
    return served;
  }

  private static Reached served(ModelSettings settings) throws InterruptedException {
    URI root = ServerAddress.root(settings.baseUrl());
    try {
      return server(settings, root)
          .<Reached>map(server -> new Reached.At(server, root))
          .orElse(new Reached.None(Problems.noModelServer(root)));
    } catch (IOException failed) {
      return new Reached.None(unreachable(root, failed));
    }
  }

  /** A list of models that cannot be read says why where it is used. */
  private boolean hasModels() {
    try {
      return !engine.models().isEmpty();
    } catch (IOException _) {
      return true;
    }
  }

  /** A server that speaks both protocols is Ollama: only its own sets the window. */
  private static Optional<ModelServer> server(ModelSettings settings, URI root) throws IOException {
    JsonQuestions questions = questions(settings, root);
    ServerKind kind = settings.kind();
    if (kind == ServerKind.OPEN_AI) {
      return Optional.of(new OpenAiCatalog(questions));
    }
    JsonNode version = questions.get("/api/version").path("version");
    if (kind == ServerKind.OLLAMA || !version.isMissingNode()) {
      return Optional.of(new OllamaCatalog(questions, version.asText()));
    }
    return questions.get("/v1/models").has("data")
        ? Optional.of(new OpenAiCatalog(questions))
        : Optional.empty();
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
