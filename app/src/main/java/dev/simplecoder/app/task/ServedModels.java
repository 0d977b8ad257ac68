package dev.simplecoder.app.task;

import dev.simplecoder.agent.EditFormat;
import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.app.arm.Arm;
import dev.simplecoder.app.arm.Probed;
import dev.simplecoder.app.arm.Wishes;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.http.HttpTimeouts;
import dev.simplecoder.app.models.Choice;
import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.models.ModelSettings;
import dev.simplecoder.app.models.Offered;
import dev.simplecoder.app.models.Problem;
import dev.simplecoder.app.models.ServerKind;
import dev.simplecoder.app.probe.Extent;
import dev.simplecoder.app.probe.ProbeOutcome;
import dev.simplecoder.app.probe.ProbeWords;
import dev.simplecoder.app.routing.OpenedArm;
import dev.simplecoder.app.routing.RequestMeanings;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.NetKeys;
import dev.simplecoder.app.settings.Origin;
import dev.simplecoder.app.settings.Routing;
import dev.simplecoder.app.settings.RoutingKeys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.store.ModelRecords;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The models of the server that the settings name. */
public final class ServedModels implements Models {

  /** A person would notice more; a model that is in memory answers in a tenth of it. */
  private static final Duration FOR_MEANING = Duration.ofMillis(500);

  private final ModelServers servers;
  private final String program;
  private @Nullable RequestMeanings meanings;

  /** {@code program} is its version, for the record. */
  public ServedModels(ModelServers servers, String program) {
    this.servers = servers;
    this.program = program;
  }

  @Override
  public Opened open(Invocation task, Assignment work, Opening seen) throws InterruptedException {
    Settings settings = task.settings();
    boolean isChosen = settings.find(Keys.MODEL).isPresent();
    if (isChosen || settings.get(RoutingKeys.ROUTER) instanceof Routing.Off) {
      return switch (servers.choose(settings(settings), passed(seen))) {
        case Choice.None(Problem problem) -> new Opened.Refused(problem);
        case Choice.One one -> one(one, task, seen);
      };
    }
    return switch (servers.offered(settings(settings), passed(seen))) {
      case Offered.None(Problem problem) -> new Opened.Refused(problem);
      case Offered.Some(List<Choice.One> models) -> {
        List<Choice.One> arms = new OfferedArms(settings, seen::warn).of(models);
        yield arms.size() == 1
            ? one(arms.getFirst(), task, seen)
            : new RoutedModels(arms, one -> found(one, task, seen), this::meanings, task, seen)
                .open(work);
      }
    };
  }

  /** Made where the person wants them: no other task begins later for them. */
  private synchronized RequestMeanings meanings() {
    if (meanings == null) {
      meanings = new RequestMeanings(FOR_MEANING);
    }
    return meanings;
  }

  private static Consumer<Problem> passed(Opening seen) {
    return problem -> seen.warn(problem.passedOver());
  }

  private Opened one(Choice.One one, Invocation task, Opening seen) throws InterruptedException {
    OpenedArm opened = found(one, task, seen);
    return Opened.Ready.one(
        opened.model(), opened.how(), one.why() + "; " + opened.how().why(), opened.measurements());
  }

  private OpenedArm found(Choice.One one, Invocation task, Opening seen)
      throws InterruptedException {
    ModelRecords records = records(task.shell(), seen::warn);
    var found = new FoundModel(servers, one, task.settings(), records, task.shell().clock());
    Arm arm = found.arm(probed(found, task.settings(), seen));
    return new OpenedArm(found.inDialect(arm.settings().dialect()), arm, found.measurements());
  }

  /** What was tried out before, or is now; null where it is not to be, or could not. */
  private @Nullable Probed probed(FoundModel found, Settings settings, Opening seen)
      throws InterruptedException {
    Probed known = found.known();
    if (known != null || !settings.get(Keys.PROBE) || wishes(settings).dialect() != null) {
      return known;
    }
    String name = found.name();
    return switch (found.probe(
        Extent.FIRST,
        program,
        (dialect, question) -> seen.waiting(ProbeWords.asking(name, dialect, question)))) {
      case ProbeOutcome.Broken(String detail) -> {
        seen.warn(ProbeWords.broken(name, detail));
        yield null;
      }
      case ProbeOutcome.Complete(Probed probed) -> {
        String words = ProbeWords.outcome(name, probed, found.arm(probed).settings());
        if (probed.chosen().isPresent()) {
          seen.found(words);
        } else {
          seen.warn(words);
        }
        yield probed;
      }
    };
  }

  /** What is known of models on this machine. */
  public static ModelRecords records(Shell shell, Consumer<String> notices) {
    return new ModelRecords(Directories.of(shell).state(), shell.clock(), notices);
  }

  /** What the settings say of how a model is asked. */
  public static Wishes wishes(Settings settings) {
    return new Wishes(
        switch (settings.get(Keys.DIALECT)) {
          case AUTO -> null;
          case NATIVE -> DialectName.NATIVE;
          case FENCED -> DialectName.FENCED;
          case JSON -> DialectName.JSON;
        },
        switch (settings.get(Keys.EDIT_FORMAT)) {
          case AUTO -> null;
          case WHOLE -> EditFormat.WHOLE;
          case BY_SIZE -> EditFormat.BY_SIZE;
          case SEARCH_REPLACE -> EditFormat.SEARCH_REPLACE;
        },
        switch (settings.get(Keys.THINK)) {
          case AUTO -> null;
          case ON -> true;
          case OFF -> false;
        });
  }

  /** What the settings say of models, for every command that asks a server. */
  public static ModelSettings settings(Settings settings) {
    return new ModelSettings(
        settings.get(Keys.BASE_URL),
        settings.origin(Keys.BASE_URL) instanceof Origin.Default
            ? ModelSettings.Place.USUAL
            : ModelSettings.Place.NAMED,
        others(settings),
        kind(settings),
        settings.find(Keys.MODEL).orElse(null),
        settings.find(Keys.API_KEY).orElse(null),
        settings.find(Keys.NUM_CTX).orElse(null),
        settings.get(Keys.TEMPERATURE),
        settings.find(Keys.SEED).orElse(null),
        null,
        settings.get(Keys.KEEP_ALIVE),
        new HttpTimeouts(
            HttpTimeouts.PATIENT.connect(),
            settings.get(Keys.FIRST_TOKEN_TIMEOUT),
            settings.get(Keys.IDLE_TIMEOUT),
            settings.get(Keys.TIMEOUT),
            NetKeys.route(settings)));
  }

  /** Who names a server on the command line means that one. */
  private static List<URI> others(Settings settings) {
    return settings.origin(Keys.BASE_URL) instanceof Origin.Option
        ? List.of()
        : settings.get(NetKeys.OTHER_SERVERS);
  }

  private static @Nullable ServerKind kind(Settings settings) {
    return switch (settings.get(Keys.SERVER)) {
      case AUTO -> null;
      case OLLAMA -> ServerKind.OLLAMA;
      case OPENAI -> ServerKind.OPEN_AI;
      case ENGINE -> ServerKind.ENGINE;
    };
  }
}
