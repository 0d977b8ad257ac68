package dev.simplecoder.app.exercise;

import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.program.Completion;
import dev.simplecoder.app.models.Choice;
import dev.simplecoder.app.models.Listed;
import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.models.ModelSettings;
import dev.simplecoder.app.models.Problem;
import dev.simplecoder.app.models.ServedModel;
import dev.simplecoder.app.models.TokenScores;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.router.Arm;
import dev.simplecoder.router.outcome.Population;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The models of one or several servers. One that several have is asked at the one that has least to
 * do, and at the next where that fails. For any number of threads.
 */
final class Pool {

  /** What Ollama puts behind a name without a tag. */
  private static final String LATEST = ":latest";

  private final ModelServers servers;
  private final Scoring scoring;
  private final SequencedMap<String, List<Seat>> seats;

  /** A model at a server, and how many requests of ours that server has. */
  private record Seat(ModelSettings settings, Choice.One chosen, AtomicInteger busy) {}

  private Pool(ModelServers servers, Scoring scoring, SequencedMap<String, List<Seat>> seats) {
    this.servers = servers;
    this.scoring = scoring;
    this.seats = seats;
  }

  /** One request to a model. */
  @FunctionalInterface
  interface Asking {
    Completion ask(Model model) throws InterruptedException;
  }

  /**
   * Finds out which server has what.
   *
   * @param models by their names; none for all that the servers have
   * @throws UserError where a server does not answer, or no server has a model
   */
  static Pool open(
      ModelServers servers, List<ModelSettings> hosts, List<String> models, Scoring scoring)
      throws InterruptedException {
    SequencedMap<String, List<Seat>> seats = new LinkedHashMap<>();
    SequencedMap<String, Problem> missing = new LinkedHashMap<>();
    for (ModelSettings host : hosts) {
      var busy = new AtomicInteger();
      for (String name : models.isEmpty() ? all(servers, host) : models) {
        switch (servers.choose(host.withModel(name))) {
          case Choice.One one ->
              seats
                  .computeIfAbsent(one.model().name(), _ -> new ArrayList<>())
                  .add(new Seat(host.withModel(one.model().name()), one, busy));
          case Choice.None(Problem problem) when problem.kind() == Problem.Kind.UNKNOWN_MODEL ->
              missing.put(name, problem);
          case Choice.None(Problem problem) -> throw refused(problem);
        }
      }
    }
    missing.keySet().removeIf(name -> seats.containsKey(name) || seats.containsKey(name + LATEST));
    if (!missing.isEmpty()) {
      throw refused(missing.firstEntry().getValue());
    }
    return new Pool(servers, scoring, seats);
  }

  private static List<String> all(ModelServers servers, ModelSettings host)
      throws InterruptedException {
    Listed listed = servers.list(host);
    if (listed.servers().isEmpty() && listed.choice() instanceof Choice.None(Problem problem)) {
      throw refused(problem);
    }
    List<String> names =
        listed.servers().stream()
            .flatMap(server -> server.models().stream())
            .filter(ServedModel::canComplete)
            .map(ServedModel::name)
            .sorted()
            .toList();
    if (names.isEmpty()) {
      throw new UserError(
          host.baseUrl() + " has no model that writes text",
          "Get one with simplecoder models pull ID, or name another server.");
    }
    return names;
  }

  private static UserError refused(Problem problem) {
    return new UserError(problem.message(), problem.hint());
  }

  /** In the order in which they were named. */
  List<Arm> arms() {
    Population population = Population.shipped();
    return seats.entrySet().stream()
        .map(arm -> {
          ServedModel served = arm.getValue().getFirst().chosen().model();
          return new Arm(
              arm.getKey(), population.family(arm.getKey()), served.activeBillions(), false);
        })
        .toList();
  }

  /** What changes when the model does, by arm; empty where no server says. */
  SequencedMap<String, String> digests() {
    SequencedMap<String, String> digests = new LinkedHashMap<>();
    seats.forEach((arm, at) -> digests.put(arm, at.getFirst().chosen().model().digest()));
    return digests;
  }

  /** What a model wrote, and how probable it found each piece of it. */
  record Answer(Completion.Written written, List<LogProbability> logProbabilities) {}

  /**
   * Asks a model.
   *
   * @throws NotAttempted where every server that has it failed
   */
  Answer ask(String arm, Sampling sampling, int seed, Asking asking)
      throws NotAttempted, InterruptedException {
    List<Seat> at = new ArrayList<>(seats.getOrDefault(arm, List.of()));
    at.sort(Comparator.comparingInt(seat -> seat.busy().get()));
    String why = "there is no model " + arm;
    for (Seat seat : at) {
      var scores = new TokenScores();
      switch (ask(seat, sampling, seed, scores, asking)) {
        case Completion.Written written -> {
          return new Answer(written, logProbabilities(scores));
        }
        case Completion.Failed(Reply.Failed failed) -> {
          why = arm + ": " + failed.detail();
          if (!mayDoElsewhere(failed.reason())) {
            throw new NotAttempted(why);
          }
        }
      }
    }
    throw new NotAttempted(why);
  }

  private static List<LogProbability> logProbabilities(TokenScores scores) {
    return scores.last().stream()
        .map(score -> new LogProbability(score.token(), score.logProbability()))
        .toList();
  }

  private Completion ask(Seat seat, Sampling sampling, int seed, TokenScores scores, Asking asking)
      throws InterruptedException {
    seat.busy().incrementAndGet();
    try {
      ModelSettings settings = seat.settings().withSampling(sampling.temperature(), seed);
      return asking.ask(
          switch (scoring) {
            case WANTED -> servers.scored(seat.chosen(), settings, scores);
            case LEFT_OUT -> servers.model(seat.chosen(), settings, null);
          });
    } finally {
      seat.busy().decrementAndGet();
    }
  }

  private static boolean mayDoElsewhere(Reply.Reason reason) {
    return switch (reason) {
      case UNREACHABLE, SERVER_ERROR, CUT_OFF, TIMED_OUT -> true;
      case UNKNOWN_MODEL, REFUSED, CONTEXT_FULL, TRUNCATED, MALFORMED -> false;
    };
  }
}
