package dev.simplecoder.app.gate.judge;

import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.gate.Judged;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.app.gate.Rule;
import dev.simplecoder.app.gate.Suggestion;
import dev.simplecoder.app.gate.Suggestion.Stage;
import dev.simplecoder.app.gate.Verified;
import dev.simplecoder.app.store.decisions.GateDecision;
import dev.simplecoder.app.store.decisions.GateDecision.Expected;
import dev.simplecoder.app.store.decisions.GateDecision.Ground;
import dev.simplecoder.app.store.decisions.GateRecords;
import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.GatePolicy;
import dev.simplecoder.router.gate.Item;
import dev.simplecoder.router.gate.Times;
import dev.simplecoder.router.gate.Verdict;
import dev.simplecoder.router.gate.acceptance.AcceptanceModel.Acceptance;
import dev.simplecoder.router.gate.acceptance.FeatureTable.Known;
import dev.simplecoder.router.gate.acceptance.Observation;
import dev.simplecoder.router.gate.policy.Exploring;
import dev.simplecoder.router.outcome.Interval;
import dev.simplecoder.router.outcome.LogOdds;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Judges by what the log teaches, and writes each verdict there before anything is done on it. */
public final class LearnedGate implements Gate {

  /** What lies longer back says little, and each verdict would wait for it. */
  private static final int LAST = 1_000;

  private final GateRecords log;
  private final Mode most;
  private final Rule rule;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Consumer<String> notices;
  private final FittedCalibration calibration = new FittedCalibration();
  private final FittedCalibration ofAnswers = new FittedCalibration();

  /**
   * @param most how far it may go, whatever it has learned
   */
  public LearnedGate(
      GateRecords log,
      Mode most,
      Rule rule,
      InstantSource clock,
      RandomGenerator random,
      Consumer<String> notices) {
    if (most == Mode.OFF) {
      throw new IllegalArgumentException("a gate that is off judges nothing");
    }
    this.log = log;
    this.most = most;
    this.rule = rule;
    this.clock = clock;
    this.random = random;
    this.notices = notices;
  }

  /** What was decided, and by what. */
  private record Ruling(Ground ground, Mode mode, Verdict wanted, Decision decision) {}

  @Override
  public Judged judge(Suggestion suggestion) {
    return log.together(() -> judged(suggestion));
  }

  private Judged judged(Suggestion suggestion) {
    Instant now = clock.instant();
    List<GateRow> past = log.figuresLike(suggestion.kind(), LAST);
    var standing = Standing.of(past, suggestion.kind());
    var habits = Habits.of(past, suggestion.kind(), now);
    Verified verified =
        switch (suggestion.stage()) {
          case Stage.Wished() -> Verified.NOTHING;
          case Stage.Made(Verified known, int _) -> known;
        };
    Observation seen = Facts.of(suggestion, habits);
    Memory memory = suggestion.kind().isInWords() ? Memory.ofAnswers() : Memory.of(log, now);
    Expected expected = expected(suggestion, seen, past, memory);
    Times times = Paces.of(past).times(suggestion.costs());
    Item item = new Item(stage(suggestion, expected), times);
    Mode mode = mode(suggestion.kind(), standing);
    GatePolicy policy = Policies.of(rule, item.stage(), past);
    double unlearned = Memory.blank(suggestion.kind(), Known.SUGGESTION).probability(seen);
    Ruling ruling = rule(item, unlearned, verified, mode, standing, policy);
    OptionalLong id =
        log.add(
            new GateDecision(
                suggestion.session(),
                now,
                suggestion.kind(),
                seen,
                Suggestion.table(suggestion.kind()).version(),
                expected,
                suggestion.costs(),
                times,
                armsLeft(suggestion),
                rule.word(),
                ruling.mode(),
                ruling.ground(),
                ruling.wanted(),
                ruling.decision()));
    List<String> reasons = Reasons.of(suggestion.kind(), verified, habits, expected.terms());
    String line = Reasons.line(suggestion.kind(), ruling.mode(), ruling.decision(), reasons);
    return new Judged(id, ruling.decision(), ruling.mode(), reasons, line);
  }

  private static int armsLeft(Suggestion suggestion) {
    return switch (suggestion.stage()) {
      case Stage.Wished() -> 0;
      case Stage.Made(var _, int armsLeft) -> armsLeft;
    };
  }

  private Expected expected(
      Suggestion suggestion, Observation seen, List<GateRow> past, Memory memory) {
    Acceptance first = memory.context().explained(seen);
    return switch (suggestion.stage()) {
      case Stage.Wished() ->
          new Expected(
              first.probability(), OptionalDouble.empty(), first.interval(), merged(first.terms()));
      case Stage.Made _ -> {
        Acceptance second = memory.suggestion().explained(seen);
        var fitted = (suggestion.kind().isInWords() ? ofAnswers : calibration).of(past);
        double moved =
            LogOdds.of(fitted.of(second.probability())) - LogOdds.of(second.probability());
        List<Term> terms = new ArrayList<>(second.terms());
        terms.add(new Term("how often such estimates were right", moved));
        yield new Expected(
            first.probability(),
            OptionalDouble.of(second.probability()),
            new Interval(fitted.of(second.interval().low()), fitted.of(second.interval().high())),
            merged(terms));
      }
    };
  }

  /** Several features may be told by one phrase; what adds nothing is left out. */
  private static List<Term> merged(List<Term> terms) {
    SequencedMap<String, Double> sums = new LinkedHashMap<>();
    terms.forEach(term -> sums.merge(term.what(), term.value(), Double::sum));
    return sums.entrySet().stream()
        .filter(entry -> entry.getValue() != 0)
        .map(entry -> new Term(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble((Term term) -> -Math.abs(term.value())))
        .toList();
  }

  private static Item.Stage stage(Suggestion suggestion, Expected expected) {
    double probability = LogOdds.probability(Term.sum(expected.terms()));
    return switch (suggestion.stage()) {
      case Stage.Wished() -> new Item.Wished(probability);
      case Stage.Made(var _, int armsLeft) -> new Item.Made(probability, armsLeft);
    };
  }

  /** What is broken needs as much mending as writing, so that it is never worth showing (F-7). */
  private static Times broken(Times times) {
    return Times.of(
        times.generation(),
        times.verifyAccepted(),
        times.verifyRejected(),
        times.write(),
        times.write());
  }

  /**
   * @param unlearned how probable it would be though nothing had been learned
   */
  private Ruling rule(
      Item item,
      double unlearned,
      Verified verified,
      Mode mode,
      Standing standing,
      GatePolicy policy) {
    Decision learned = policy.decide(item, random);
    Verdict wanted = learned.verdict();
    Item.Stage stage = item.stage();
    if (verified.isBroken()) {
      Times times = broken(item.times());
      Decision held = Decision.byBar(stage, times.barToShow(), times.terms(stage.probability()));
      return new Ruling(Ground.EVIDENCE, mode, wanted, held);
    }
    // What is not made yet is kept from nobody, so that for this nothing has to be proven first.
    if (mode == Mode.ON || stage instanceof Item.Wished) {
      Decision decision = new Exploring(policy, standing.explored()).decide(item, random);
      return new Ruling(Ground.LEARNED, mode, wanted, decision);
    }
    // What was learned holds nothing back yet, and may well speak for what evidence speaks against.
    double most = Math.max(unlearned, stage.probability());
    if (verified.isAgainst() && most <= learned.bar()) {
      Decision held =
          new Decision(stage.failing(), learned.bar(), stage.probability(), 1, learned.terms());
      return new Ruling(Ground.EVIDENCE, mode, wanted, held);
    }
    Decision shown =
        new Decision(stage.passing(), learned.bar(), stage.probability(), 1, learned.terms());
    return new Ruling(Ground.LEARNED, mode, wanted, shown);
  }

  /** Where that is another than the last time, the person is told. */
  private Mode mode(Kind kind, Standing standing) {
    if (most == Mode.SHADOW) {
      return Mode.SHADOW;
    }
    Mode mode = standing.mode(kind);
    if (log.isNew(kind, mode)) {
      notices.accept(
          switch (mode) {
            case ON ->
                "the gate has learned from %d decisions: %s that you would hardly want will be %s from now on; simplecoder gate status says why"
                    .formatted(standing.decided(), plural(kind), fate(kind));
            case SHADOW, OFF ->
                "no %s will be %s any more, unless what is known of them speaks against them, and the gate goes on learning; simplecoder gate status says why"
                    .formatted(plural(kind), fate(kind));
          });
    }
    return mode;
  }

  private static String fate(Kind kind) {
    return kind.isInWords() ? "marked" : "held back";
  }

  private static String plural(Kind kind) {
    return kind.noun().endsWith("s") ? kind.noun() : kind.noun() + "s";
  }

  @Override
  public void label(long id, Label label) {
    log.add(id, label);
  }

  @Override
  public void overrule(long id, Overrule why) {
    log.overrule(id, why);
  }
}
