package dev.simplecoder.app.verify;

import dev.simplecoder.agent.EvidenceReport;
import dev.simplecoder.agent.Verification;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.evidence.Evidence.Verdict;
import dev.simplecoder.agent.evidence.EvidenceOrder;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.tools.fs.Workspace;
import dev.simplecoder.tools.verify.Verifier;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs the project's checks on what a task has staged, each time that the model has answered. What
 * its changes broke goes back to it, twice at most: small models seldom mend at the third attempt
 * what they did not at the first two. A repair that makes nothing better is taken back, so the
 * person sees the best of the attempts.
 */
public final class StagedVerification implements Verification {

  private static final int MOST_REPAIRS = 2;
  private static final Comparator<Evidence> ORDER = new EvidenceOrder();

  private final Verifier verifier;
  private final Workspace workspace;
  private final int characters;
  private final InstantSource clock;
  private @Nullable Attempt best;
  private Verdict verdict = Verdict.UNKNOWN;
  private Verdict verdictAtStart = Verdict.UNKNOWN;
  private Workspace.Mark start;
  private int repairs;

  /** Changes that were tried out. */
  private record Attempt(ChangeSet changes, Workspace.Mark mark, Evidence evidence) {}

  /**
   * What is staged when this is made is what it began with.
   *
   * @param characters the most that the model is shown of what the checks printed
   */
  public StagedVerification(
      Verifier verifier, Workspace workspace, int characters, InstantSource clock) {
    this.verifier = verifier;
    this.workspace = workspace;
    this.characters = characters;
    this.clock = clock;
    this.start = workspace.mark();
  }

  /** What the staged changes have come to; unknown where nothing was tried out. */
  public Verdict verdict() {
    return verdict;
  }

  @Override
  public void begin() {
    start = workspace.mark();
    verdictAtStart = verdict;
    best = null;
    repairs = 0;
  }

  @Override
  public void takeBack() {
    workspace.rollback(start);
    verdict = verdictAtStart;
  }

  @Override
  public Optional<String> verify(EventSink events) throws InterruptedException {
    ChangeSet changes = workspace.changes();
    Attempt before = best;
    boolean isKnown = before != null && before.changes().equals(changes);
    if (changes.isEmpty() || isKnown) { // who changes nothing has nothing to add
      return Optional.empty();
    }
    var attempt = new Attempt(changes, workspace.mark(), shown(changes, events));
    if (before != null && 0 <= ORDER.compare(before.evidence(), attempt.evidence())) {
      workspace.rollback(before.mark());
      events.accept(new AgentEvent.RepairTakenBack(before.evidence()));
      return again().map(_ -> EvidenceReport.repairTakenBack(before.evidence(), characters));
    }
    best = attempt;
    verdict = attempt.evidence().verdict();
    return attempt.evidence().verdict() == Verdict.BROKEN
        ? again().map(_ -> EvidenceReport.repair(attempt.evidence(), characters))
        : Optional.empty();
  }

  /** The number of the next repair, where there may be another. */
  private Optional<Integer> again() {
    return repairs < MOST_REPAIRS ? Optional.of(++repairs) : Optional.empty();
  }

  private Evidence shown(ChangeSet changes, EventSink events) throws InterruptedException {
    Instant start = clock.instant();
    Evidence evidence = evidence(changes);
    events.accept(new AgentEvent.Verified(evidence, Duration.between(start, clock.instant())));
    return evidence;
  }

  private Evidence evidence(ChangeSet changes) throws InterruptedException {
    try {
      return verifier.verify(changes, _ -> {});
    } catch (IOException failed) {
      return new Evidence.None(String.valueOf(failed.getMessage()));
    }
  }
}
