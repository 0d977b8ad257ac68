package dev.simplecoder.app.task;

import dev.simplecoder.agent.model.Role;
import dev.simplecoder.app.arm.Probed;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.models.Choice;
import dev.simplecoder.app.models.ServedModel;
import dev.simplecoder.app.permission.ChangeGrants;
import dev.simplecoder.app.permission.Grants;
import dev.simplecoder.app.routing.Brief;
import dev.simplecoder.app.routing.Clarification;
import dev.simplecoder.app.routing.Clarified;
import dev.simplecoder.app.routing.Contender;
import dev.simplecoder.app.routing.Memory;
import dev.simplecoder.app.routing.OpenedArm;
import dev.simplecoder.app.routing.OpenedArms;
import dev.simplecoder.app.routing.PersonsWord;
import dev.simplecoder.app.routing.RequestMeanings;
import dev.simplecoder.app.routing.RoutedTask;
import dev.simplecoder.app.routing.Router;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Routing;
import dev.simplecoder.app.settings.RoutingKeys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.GrantFile;
import dev.simplecoder.app.store.ModelRecord;
import dev.simplecoder.app.store.ModelRecords;
import dev.simplecoder.app.store.decisions.DecisionLog;
import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.feature.Gap;
import dev.simplecoder.router.feature.Meaning;
import dev.simplecoder.router.feature.Schema;
import dev.simplecoder.router.feature.Shape;
import dev.simplecoder.router.feature.TaskFeatures;
import dev.simplecoder.router.outcome.Population;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Several models, among which the router chooses for a task. */
final class RoutedModels {

  /** Of a model whose size nobody says. */
  private static final double USUAL_BILLIONS = 3;

  private final Map<String, Choice.One> models = new LinkedHashMap<>();
  private final Finder finder;
  private final Supplier<RequestMeanings> meanings;
  private final Invocation task;
  private final Opening seen;

  /** Makes a model ready to be asked. */
  interface Finder {
    OpenedArm find(Choice.One one) throws InterruptedException;
  }

  RoutedModels(
      List<Choice.One> models,
      Finder finder,
      Supplier<RequestMeanings> meanings,
      Invocation task,
      Opening seen) {
    models.forEach(model -> this.models.put(id(model.model(), task.settings()), model));
    this.finder = finder;
    this.meanings = meanings;
    this.task = task;
    this.seen = seen;
  }

  /** The model with the settings that the person wants: asked otherwise it is another arm. */
  private static String id(ServedModel model, Settings settings) {
    var wishes = ServedModels.wishes(settings);
    var id = new StringBuilder(model.name());
    append(id, "dialect", wishes.dialect());
    append(id, "edits", wishes.edits());
    append(id, "think", wishes.think());
    return id.toString();
  }

  private static void append(StringBuilder id, String name, @Nullable Object wish) {
    if (wish != null) {
      id.append('+').append(name).append('=').append(wish.toString().toLowerCase(Locale.ROOT));
    }
  }

  Opened open(Assignment work) throws InterruptedException {
    var asked = asked(work.request());
    Path state = Directories.of(task.shell()).state();
    Population population = Population.shipped();
    WorkspaceShape.Seen workspace =
        WorkspaceShape.of(task.workspace(), task.outputRoot(), Gap.files(work.request()));
    List<Contender> contenders = contenders(population);
    var arms =
        new OpenedArms(
            contender -> finder.find(Objects.requireNonNull(models.get(contender.id()))));
    Seen first = seen(work.request(), workspace.shape(), asked);
    Router router = router(state, population, first.schema(), work);
    router.noteChanges(contenders);
    Clarified clear = clarified(work, workspace, first, router, contenders, arms);
    Seen last =
        clear.request().equals(work.request())
            ? first
            : seen(clear.request(), workspace.shape(), asked(clear.request()));
    var brief = new Brief(work.role(), features(router, last), word(state), clear);
    var routed = RoutedTask.begin(router, contenders, arms, brief);
    return new Opened.Ready(
        routed.first().model(),
        routed.first().how(),
        routed,
        routed::decidingAfter,
        routed,
        routed,
        clear.isAsked() ? Optional.of(clear.request()) : Optional.empty());
  }

  private Router router(Path state, Population population, Schema schema, Assignment work)
      throws InterruptedException {
    Settings settings = task.settings();
    InstantSource clock = task.shell().clock();
    var log = new DecisionLog(state, clock, seen::warn);
    return Router.open(
        log,
        Memory.of(log, population, schema),
        settings,
        wanted(settings),
        work.checks().areThere() ? Router.MOST_ATTEMPTS : 1,
        clock,
        seen::found);
  }

  /** A request as numbers, and which they are. */
  private record Seen(Features features, Schema schema) {}

  /** Empty where the person does not want the meaning of requests to count. */
  private Optional<RequestMeanings.Asked> asked(String request) {
    Settings settings = task.settings();
    if (!settings.get(RoutingKeys.EMBEDDING)) {
      return Optional.empty();
    }
    String model =
        settings
            .find(Keys.EMBEDDING_MODEL)
            .orElseThrow(() ->
                new UserError(
                    "router_embedding is on, and no embedding_model is named",
                    "Name one in the settings, such as nomic-embed-text, or set router_embedding to"
                        + " false."));
    return Optional.of(meanings.get().ask(ServedModels.settings(settings), model, request));
  }

  private Seen seen(String request, Shape workspace, Optional<RequestMeanings.Asked> asked)
      throws InterruptedException {
    Features plain = TaskFeatures.of(request, workspace);
    if (asked.isEmpty()) {
      return new Seen(plain, Schema.PLAIN);
    }
    Meaning meaning = asked.get().meaning(seen::warn);
    return new Seen(meaning.behind(plain), Schema.embedded(meaning.model()));
  }

  private static Features features(Router router, Seen request) {
    return router.memory().seen(request.features(), request.schema());
  }

  /** An answer in words can be asked for again: only work is asked about. */
  private Clarified clarified(
      Assignment work,
      WorkspaceShape.Seen workspace,
      Seen request,
      Router router,
      List<Contender> contenders,
      OpenedArms arms)
      throws InterruptedException {
    if (work.person().isEmpty() || work.role() != Role.ACT) {
      return Clarified.asItIs(work.request());
    }
    return new Clarification(router, contenders, arms, work.person().get(), seen::waiting)
        .of(work.id(), work.request(), features(router, request), workspace.places());
  }

  /** A model that the person has fixed, as the arm that it is with the settings they want. */
  private Routing wanted(Settings settings) {
    Routing routing = settings.get(RoutingKeys.ROUTER);
    return routing instanceof Routing.Fixed(String name)
        ? models.entrySet().stream()
            .filter(model -> model.getValue().model().name().equals(name))
            .map(model -> (Routing) new Routing.Fixed(model.getKey()))
            .findFirst()
            .orElseThrow()
        : routing;
  }

  /** One that failed every trial is no contender, unless all did or the person has fixed one. */
  private List<Contender> contenders(Population population) {
    ModelRecords records = ServedModels.records(task.shell(), seen::warn);
    List<Contender> all = new ArrayList<>();
    List<Contender> capable = new ArrayList<>();
    models.forEach((id, one) -> {
      ModelRecord.Key key = FoundModel.key(one.server(), one.model());
      ModelRecord record = records.find(key).orElse(ModelRecord.unknown(key));
      Contender contender = contender(id, one.model(), record, population);
      all.add(contender);
      Probed probed = FoundModel.probed(record);
      if (probed == null || probed.chosen().isPresent()) {
        capable.add(contender);
      }
    });
    boolean isFixed = task.settings().get(RoutingKeys.ROUTER) instanceof Routing.Fixed;
    return isFixed || capable.isEmpty() ? all : capable;
  }

  private static Contender contender(
      String id, ServedModel model, ModelRecord record, Population population) {
    double billions = model.activeBillions() == 0 ? USUAL_BILLIONS : model.activeBillions();
    // Nobody begins anew after a failure of its own here, which is as if it said the same again.
    var arm = new Arm(id, population.family(model.name()), billions, true);
    return new Contender(arm, model.digest(), model.loaded() != null, record.measured());
  }

  private PersonsWord word(Path state) {
    Shell shell = task.shell();
    Grants grants = Grants.load(new GrantFile(state), task.workspace(), shell.clock());
    boolean isAsked =
        !task.settings().get(Keys.YES)
            && new ChangeGrants(grants, task.outputRoot()).standing().isEmpty();
    return isAsked ? PersonsWord.ASKED : PersonsWord.NOT_ASKED;
  }
}
