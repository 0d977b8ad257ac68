package dev.simplecoder.app.task;

import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.gate.Judged;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.held.Deciding;
import dev.simplecoder.app.held.Passage;
import dev.simplecoder.app.held.TaskGate;
import dev.simplecoder.app.review.ChangeReview;
import dev.simplecoder.app.review.ChangeReview.Consent;
import dev.simplecoder.app.review.ChangeReview.Verdict;
import java.util.Optional;

/** Takes what a task has staged past the gate, where there is one, and to the person. */
final class FinalReview {

  private final ChangeReview review;
  private final Kind kind;
  private final Optional<Gated> gated;

  FinalReview(ChangeReview review, Kind kind, Optional<Gated> gated) {
    this.review = review;
    this.kind = kind;
    this.gated = gated;
  }

  /**
   * The gate of a task.
   *
   * @param person whom the review asks
   */
  record Gated(Gate gate, TaskGate task, Deciding person) {

    private void label(Judged judged, Label label) {
      judged.id().ifPresent(id -> gate.label(id, label));
    }

    private void overrule(Judged judged) {
      judged.id().ifPresent(id -> gate.overrule(id, Gate.Overrule.ASKED_TO_SEE));
    }
  }

  /**
   * Blocks while the person decides; an interrupt says nothing of the changes.
   *
   * @param shown what the checks have come to, where no gate knows better
   */
  Verdict review(Stop stop, Evidence.Verdict shown, Consent consent) throws InterruptedException {
    if (gated.isEmpty()) {
      return ungated(stop, shown, consent);
    }
    Gated gate = gated.get();
    return switch (gate.task().end(stop)) {
      case Passage.Open() -> review.review(stop, shown, consent);
      case Passage.Shown(Judged judged, Evidence evidence) ->
          labelled(gate, judged, evidence, () -> shown(stop, evidence.verdict(), consent));
      case Passage.Withheld(Judged judged, Evidence evidence, var event) ->
          labelled(
              gate,
              judged,
              evidence,
              () -> review.withhold(event, aloud(consent), () -> gate.overrule(judged)));
    };
  }

  private Verdict ungated(Stop stop, Evidence.Verdict shown, Consent consent)
      throws InterruptedException {
    boolean isGood = stop instanceof Stop.Done && shown == Evidence.Verdict.PASSED;
    return kind.isAsked() || isGood ? shown(stop, shown, consent) : review.drop();
  }

  private Verdict shown(Stop stop, Evidence.Verdict shown, Consent consent)
      throws InterruptedException {
    return kind.isAsked() ? review.review(stop, shown, consent) : review.offer();
  }

  /** Of what nobody has asked for it is not said that it is held back. */
  private Consent aloud(Consent consent) {
    return kind.isAsked() ? consent : Consent.GIVEN;
  }

  /** What the person does. */
  private interface Decision {
    Verdict made() throws InterruptedException;
  }

  private static Verdict labelled(Gated gate, Judged judged, Evidence evidence, Decision decision)
      throws InterruptedException {
    try {
      Verdict verdict = decision.made();
      gate.person()
          .label(verdict, evidence.verdict())
          .ifPresent(label -> gate.label(judged, label));
      return verdict;
    } catch (InterruptedException interrupted) {
      gate.label(judged, Label.of(Label.Word.CENSORED));
      throw interrupted;
    }
  }

  /** Keeps what there is where the task broke down. */
  void rescue() {
    review.rescue();
  }
}
