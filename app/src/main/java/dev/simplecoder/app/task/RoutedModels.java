package dev.simplecoder.app.task;

import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.models.Choice;
import dev.simplecoder.app.models.ServedModel;
import dev.simplecoder.app.permission.ChangeGrants;
import dev.simplecoder.app.permission.Grants;
import dev.simplecoder.app.routing.Contender;
import dev.simplecoder.app.routing.Memory;
import dev.simplecoder.app.routing.OpenedArm;
import dev.simplecoder.app.routing.PersonsWord;
import dev.simplecoder.app.routing.RoutedTask;
import dev.simplecoder.app.routing.Router;
import dev.simplecoder.app.routing.SizePrior;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.RoutingKeys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.store.GrantFile;
import dev.simplecoder.app.store.ModelRecord;
import dev.simplecoder.app.store.ModelRecords;
import dev.simplecoder.app.store.decisions.DecisionLog;
import dev.simplecoder.app.store.decisions.Logged;
import dev.simplecoder.router.Arm;
import dev.simplecoder.router.feature.TaskFeatures;
import dev.simplecoder.router.policy.Pacer;
import dev.simplecoder.router.policy.Price;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Several models, among which the router chooses for a task. */
final class RoutedModels {

  /** By how much a task that takes twice the budget raises the price's logarithm. */
  private static final double PACE = 0.1;

  private static final double LEAST_PRICE = 1e-5;

  private final Map<String, Choice.One> models = new LinkedHashMap<>();
  private final Finder finder;
  private final Invocation task;
  private final Opening seen;

  /** Makes a model ready to be asked. */
  interface Finder {
    OpenedArm find(Choice.One one) throws InterruptedException;
  }

  RoutedModels(List<Choice.One> models, Finder finder, Invocation task, Opening seen) {
    models.forEach(model -> this.models.put(id(model.model(), task.settings()), model));
    this.finder = finder;
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

  Opened open() throws InterruptedException {
    Shell shell = task.shell();
    Settings settings = task.settings();
    Path state = Directories.of(shell).state();
    var log = new DecisionLog(state, shell.clock(), seen::warn);
    var router =
        new Router(
            Memory.of(log, new SizePrior()),
            settings.get(RoutingKeys.ROUTER),
            price(settings, log),
            settings.find(Keys.SEED).map(Random::new).orElseGet(Random::new),
            shell.clock(),
            seen::found);
    var routed =
        RoutedTask.begin(
            router,
            contenders(),
            contender -> finder.find(Objects.requireNonNull(models.get(contender.id()))),
            word(state),
            TaskFeatures.of(task.task(), WorkspaceShape.of(task.workspace(), task.outputRoot())));
    return new Opened.Ready(
        routed.first().model(), routed.first().how(), routed, routed::decidingAfter, routed);
  }

  private List<Contender> contenders() {
    ModelRecords records = ServedModels.records(task.shell(), seen::warn);
    return models.entrySet().stream()
        .map(model -> contender(model.getKey(), model.getValue(), records))
        .toList();
  }

  private static Contender contender(String id, Choice.One one, ModelRecords records) {
    ServedModel model = one.model();
    ModelRecord.Key key = FoundModel.key(one.server(), model);
    ModelRecord record = records.find(key).orElse(ModelRecord.unknown(key));
    String family = dev.simplecoder.app.arm.Arm.family(model.name());
    return new Contender(
        // Nobody begins anew after a failure of its own here, so it counts as one that says the
        // same each time.
        new Arm(id, family, model.activeBillions(), true),
        model.digest(),
        model.loaded() != null,
        record.measured());
  }

  /**
   * A budget is held by the price: it goes on from the last one, after what that task has taken.
   */
  private static Price price(Settings settings, DecisionLog log) {
    double lambda = settings.get(RoutingKeys.LAMBDA);
    Optional<Duration> budget = settings.find(RoutingKeys.BUDGET);
    if (budget.isEmpty()) {
      return () -> lambda;
    }
    Optional<Logged.Chosen> last = log.decision(0);
    double start = last.map(it -> it.decision().price()).orElse(lambda);
    var pacer = new Pacer(budget.get().toSeconds(), Math.max(LEAST_PRICE, start), PACE);
    last.ifPresent(it -> pacer.paid(log.seconds(it.decision().task())));
    return pacer;
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
