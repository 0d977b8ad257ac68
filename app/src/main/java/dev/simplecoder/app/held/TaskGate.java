package dev.simplecoder.app.held;

import dev.simplecoder.agent.EvidenceReport;
import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.agent.Verification;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.AgentEvent.ChangesWithheld.Next;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.evidence.EvidenceOrder;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.gate.Judged;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.retrieval.WorkspaceLines;
import dev.simplecoder.app.routing.OtherModels;
import dev.simplecoder.router.gate.Verdict;
import dev.simplecoder.tools.UnifiedDiff;
import dev.simplecoder.tools.fs.Workspace;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** The gate of one task. */
public final class TaskGate implements EventSink {

  private static final int MOST_CHARACTERS = 2_000;

  private static final Comparator<Attempt> ORDER =
      Comparator.comparing(Attempt::evidence, new EvidenceOrder())
          .thenComparingDouble(attempt -> attempt.right().orElse(0))
          .thenComparingDouble(attempt -> attempt.judged().decision().probability());

  private final Gate gate;
  private final Kind kind;
  private final Rules rules;
  private final Workspace workspace;
  private final OtherModels others;
  private final InstantSource clock;
  private final Described described;
  private final TaskFacts facts;
  private final AnswerFacts said;
  private final AnswerGate answers;
  private final List<Attempt> attempts = new ArrayList<>();

  /**
   * What the person wants of it.
   *
   * @param charactersASecond that they write by hand
   * @param budget for the models' work on the task; another one begins within it only
   */
  public record Rules(Showing showing, double charactersASecond, Optional<Duration> budget) {}

  /** What becomes of what does not pass. */
  public enum Showing {
    /** Another model tries it, or it is withheld. */
    WHAT_PASSES,
    /** It is shown all the same, but for what nobody asked for and the checks do not pass with. */
    ALL
  }

  /**
   * What was judged.
   *
   * @param right the probability that it is, by what its model's attempts have come to
   */
  private record Attempt(
      ChangeSet changes,
      Workspace.Mark mark,
      Evidence evidence,
      OptionalDouble right,
      Judged judged) {}

  /**
   * @param kind of what the task changes
   * @param session in which the task is
   * @param history of that session
   * @param notices for the person
   */
  public TaskGate(
      Gate gate,
      Kind kind,
      Rules rules,
      String session,
      List<AgentEvent> history,
      Workspace workspace,
      OtherModels others,
      InstantSource clock,
      Consumer<String> notices) {
    this.gate = gate;
    this.kind = kind;
    this.rules = rules;
    this.workspace = workspace;
    this.others = others;
    this.clock = clock;
    this.described = new Described(session, kind, rules.charactersASecond());
    this.facts = new TaskFacts(clock);
    this.said = new AnswerFacts(new WorkspaceLines(workspace));
    this.answers = new AnswerGate(gate, described, facts, said, others, notices);
    history.forEach(this::accept);
  }

  @Override
  public void accept(AgentEvent event) {
    facts.accept(event);
    said.accept(event);
  }

  /** The checks of a task that is done in one go, with the gate behind them. */
  public Verification around(Verification checks) {
    return new Verification() {
      @Override
      public Optional<String> verify(EventSink events) throws InterruptedException {
        Optional<String> more = checks.verify(events);
        return switch (rules.showing()) {
          case ALL -> more;
          case WHAT_PASSES -> judge(more, checks, events);
        };
      }

      @Override
      public void begin() {
        checks.begin();
      }

      @Override
      public void takeBack() {
        checks.takeBack();
      }
    };
  }

  /**
   * @param more what the model is told by the checks, so that it goes on
   */
  private Optional<String> judge(Optional<String> more, Verification checks, EventSink events)
      throws InterruptedException {
    boolean isMendedByTheSame = more.isPresent() && !others.isAtWork();
    ChangeSet changes = workspace.changes();
    if (kind.isAsked() && more.isEmpty() && changes.isEmpty() && attempts.isEmpty()) {
      return answers.judge(hasTime() ? others.left() : 0);
    }
    if (isMendedByTheSame || changes.isEmpty() || judged(changes).isPresent()) {
      return more.isPresent() ? more : settled(events);
    }
    int left = hasTime() ? others.left() + more.map(_ -> 1).orElse(0) : 0;
    Attempt attempt = judge(changes, left);
    boolean isHandedOn =
        attempt.judged().verdict() == Verdict.ESCALATE && (more.isPresent() || others.handOn());
    if (!isHandedOn) {
      return more.isPresent() ? more : settled(events);
    }
    checks.takeBack();
    checks.begin();
    events.accept(withheld(attempt, Next.ANOTHER_MODEL));
    return Optional.of(told(attempt));
  }

  private boolean hasTime() {
    return rules.budget().filter(budget -> budget.compareTo(facts.sinceRequest()) <= 0).isEmpty();
  }

  private Optional<Attempt> judged(ChangeSet changes) {
    return attempts.stream().filter(attempt -> attempt.changes().equals(changes)).findFirst();
  }

  private Attempt judge(ChangeSet changes, int armsLeft) {
    LocalTime now = LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault());
    OptionalDouble right = others.right();
    Judged judged = gate.judge(described.of(changes, facts, right, armsLeft, now));
    var attempt = new Attempt(changes, workspace.mark(), facts.evidence(), right, judged);
    attempts.add(attempt);
    return attempt;
  }

  /** Nobody tries any more: of what was tried, the best stays. */
  private Optional<String> settled(EventSink events) {
    attempts.stream()
        .max(ORDER)
        .filter(best -> !best.changes().equals(workspace.changes()))
        .ifPresent(best -> {
          workspace.rollback(best.mark());
          events.accept(new AgentEvent.RepairTakenBack(best.evidence()));
        });
    return Optional.empty();
  }

  /** What the next model is told. */
  private static String told(Attempt attempt) {
    return TextBeside.of(TaskGate.class, "held_back.md")
        .strip()
        .formatted(
            String.join(", ", attempt.judged().reasons()),
            EvidenceReport.of(attempt.evidence(), MOST_CHARACTERS));
  }

  /**
   * The task has ended. What nobody has judged yet is judged now; where another model has come to
   * no end, what was there before it counts.
   */
  public Passage end(Stop stop) {
    if (stop instanceof Stop.Interrupted) {
      return new Passage.Open();
    }
    if (!(stop instanceof Stop.Done)) {
      attempts.stream().max(ORDER).ifPresent(best -> workspace.rollback(best.mark()));
    }
    ChangeSet changes = workspace.changes();
    if (changes.isEmpty()) {
      if (kind.isAsked() && stop instanceof Stop.Done) {
        answers.end();
      }
      return new Passage.Open();
    }
    Attempt attempt = judged(changes).orElseGet(() -> judge(changes, 0));
    Judged judged = attempt.judged();
    if (judged.verdict().passes()) {
      return new Passage.Shown(judged, attempt.evidence());
    }
    if (isShownAllTheSame(attempt.evidence())) {
      judged.id().ifPresent(id -> gate.overrule(id, Gate.Overrule.ALWAYS_SHOW));
      return new Passage.Shown(judged, attempt.evidence());
    }
    return new Passage.Withheld(judged, attempt.evidence(), withheld(attempt, Next.KEPT));
  }

  private boolean isShownAllTheSame(Evidence evidence) {
    return switch (rules.showing()) {
      case ALL -> kind.isAsked() || evidence.verdict() == Evidence.Verdict.PASSED;
      case WHAT_PASSES -> false;
    };
  }

  private static AgentEvent.ChangesWithheld withheld(Attempt attempt, Next next) {
    Judged judged = attempt.judged();
    return new AgentEvent.ChangesWithheld(
        judged.id().isPresent() ? Long.toString(judged.id().getAsLong()) : "",
        attempt.changes(),
        UnifiedDiff.of(attempt.changes()),
        judged.decision().probability(),
        judged.decision().bar(),
        judged.line(),
        next);
  }
}
