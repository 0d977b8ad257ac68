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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
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
   * @param engine has models too, which are looked at last, and only where no server has to be it
   */
  public ModelServers(InstantSource clock, Sleeper sleeper, RandomGenerator random, Engine engine) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.random = random;
    this.engine = engine;
  }

  /** The same as {@link #choose(ModelSettings, Consumer)}, where one server is all there is. */
  public Choice choose(ModelSettings settings) throws InterruptedException {
    return choose(settings, _ -> {});
  }

  /**
   * Blocks until the model is known; does not make the server load it.
   *
   * @param passed hears why a server was passed over that the person has named
   */
  public Choice choose(ModelSettings settings, Consumer<Problem> passed)
      throws InterruptedException {
    var absences = new Absences();
    for (ModelSettings place : places(settings)) {
      switch (ask(place, Choice.None::new, (server, root) -> choice(server, root, place))) {
        case Choice.One one -> {
          absences.passOver(passed);
          return one;
        }
        case Choice.None(Problem problem) -> absences.add(place, problem);
      }
    }
    return new Choice.None(absences.worst(passed));
  }

  /**
   * Blocks until all models are known that a task could use, where none is named; first what {@link
   * #choose} would give. What several servers have is the first one's, and our own engine has a
   * part in it only where no server has a model.
   *
   * @param passed hears why a server was passed over that the person has named
   */
  public Offered offered(ModelSettings settings, Consumer<Problem> passed)
      throws InterruptedException {
    SequencedMap<String, Choice.One> all = new LinkedHashMap<>();
    var absences = new Absences();
    for (ModelSettings place : places(settings)) {
      if (place.kind() == ServerKind.ENGINE && !all.isEmpty()) {
        break;
      }
      switch (ask(place, Offered.None::new, (server, root) -> offered(server, root, place))) {
        case Offered.Some(List<Choice.One> models) ->
            models.forEach(one -> all.putIfAbsent(one.model().name(), one));
        case Offered.None(Problem problem) -> absences.add(place, problem);
      }
    }
    if (all.isEmpty()) {
      return new Offered.None(absences.worst(passed));
    }
    absences.passOver(passed);
    return new Offered.Some(List.copyOf(all.values()));
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
          case OLLAMA -> new OllamaModel(chosen, settings.of(chosen), clock, charactersPerToken);
          case OPEN_AI -> new OpenAiModel(chosen, settings.of(chosen), clock);
          case ENGINE -> new EngineModel(chosen, settings, clock, engine);
        });
  }

  /** The same, of whose replies the scores are noted; nothing is known of its earlier prompts. */
  public Model scored(Choice.One chosen, ModelSettings settings, TokenScores scores) {
    return retrying(
        switch (chosen.kind()) {
          case OLLAMA -> new OllamaModel(chosen, settings.of(chosen), clock, null, scores::in);
          case OPEN_AI -> new OpenAiModel(chosen, settings.of(chosen), clock, scores::in);
          case ENGINE -> new EngineModel(chosen, settings, clock, engine); // it does not say
        });
  }

  private Model retrying(Model model) {
    return new RetryingModel(model, sleeper, random);
  }

  /** Blocks until every server has said what it has. */
  public Listed list(ModelSettings settings) throws InterruptedException {
    SequencedMap<Listed.Server, Choice> choices = new LinkedHashMap<>();
    var absences = new Absences();
    for (ModelSettings place : places(settings)) {
      if (place.kind() == ServerKind.ENGINE && !choices.isEmpty()) {
        break;
      }
      Optional<Problem> problem =
          ask(
              place,
              Optional::of,
              (server, root) -> {
                choices.put(listed(server, root), choice(server, root, place));
                return Optional.empty();
              });
      problem.ifPresent(it -> absences.add(place, it));
    }
    return listed(choices, absences);
  }

  private static Listed listed(SequencedMap<Listed.Server, Choice> choices, Absences absences) {
    List<Problem> absent = new ArrayList<>();
    if (choices.isEmpty()) {
      return new Listed(List.of(), new Choice.None(absences.worst(absent::add)), absent);
    }
    absences.passOver(absent::add);
    Choice choice =
        choices.values().stream()
            .filter(Choice.One.class::isInstance)
            .findFirst()
            .orElse(choices.firstEntry().getValue());
    return new Listed(List.copyOf(choices.keySet()), choice, absent);
  }

  private static Listed.Server listed(ModelServer server, URI root) throws IOException {
    List<ServedModel> models = new ArrayList<>();
    for (ServedModel model : server.models()) {
      server.detailed(model).ifPresent(models::add);
    }
    return new Listed.Server(root, server.kind(), server.version(), models);
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

  private ModelChange change(ModelSettings settings, Change change) throws InterruptedException {
    return ask(
        settings,
        ModelChange.Failed::new,
        (server, root) ->
            switch (server.kind()) {
              case OLLAMA -> change.at(new OllamaStore(questions(settings, root), root));
              case OPEN_AI, ENGINE ->
                  new ModelChange.Failed(Problems.notOllama(server.kind(), root));
            });
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

  /** What is asked of a server that answers. */
  private interface Question<T> {
    T at(ModelServer server, URI root) throws IOException;
  }

  private <T> T ask(ModelSettings place, Function<Problem, T> absent, Question<T> question)
      throws InterruptedException {
    boolean isOurs = place.kind() == ServerKind.ENGINE;
    URI root = isOurs ? ENGINE : ServerAddress.root(place.baseUrl());
    try {
      Optional<ModelServer> server =
          isOurs ? Optional.of(PlainCatalog.engine(engine)) : server(place, root);
      return server.isPresent()
          ? question.at(server.get(), root)
          : absent.apply(Problems.noModelServer(root));
    } catch (IOException failed) {
      return absent.apply(unreachable(root, failed));
    }
  }

  /** Where models are looked for, in this order; our files are looked at when it comes to them. */
  private Iterable<ModelSettings> places(ModelSettings settings) {
    if (settings.kind() == ServerKind.ENGINE) {
      return List.of(settings);
    }
    List<ModelSettings> servers = new ArrayList<>(List.of(settings));
    settings.others().forEach(other -> servers.add(settings.elsewhere(other)));
    return settings.place() == ModelSettings.Place.NAMED
        ? servers
        : () ->
            Stream.concat(
                    servers.stream(), Stream.of(settings.onThisMachine()).filter(_ -> hasModels()))
                .iterator();
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
      return Optional.of(PlainCatalog.openAi(questions));
    }
    JsonNode version = questions.get("/api/version").path("version");
    if (kind == ServerKind.OLLAMA || !version.isMissingNode()) {
      return Optional.of(new OllamaCatalog(questions, version.asText()));
    }
    return questions.get("/v1/models").has("data")
        ? Optional.of(PlainCatalog.openAi(questions))
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
