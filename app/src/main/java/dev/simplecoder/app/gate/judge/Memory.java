package dev.simplecoder.app.gate.judge;

import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.store.decisions.GateDecision;
import dev.simplecoder.app.store.decisions.GateRecords;
import dev.simplecoder.app.store.decisions.GateRecords.Kept;
import dev.simplecoder.app.store.decisions.GateRecords.Learned;
import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.router.gate.acceptance.AcceptanceModel;
import dev.simplecoder.router.gate.acceptance.AcceptanceModel.Snapshot;
import dev.simplecoder.router.gate.acceptance.FeatureTable;
import dev.simplecoder.router.gate.acceptance.FeatureTable.Known;
import dev.simplecoder.router.gate.acceptance.Weights;
import dev.simplecoder.router.outcome.Fading;
import java.time.Duration;
import java.time.Instant;

/** What the log teaches of acceptance. */
final class Memory {

  static final FeatureTable TABLE = FeatureTable.live();

  private static final Weights OF_CONTEXT = Weights.shipped(TABLE, Known.CONTEXT);
  private static final Weights OF_SUGGESTION = Weights.shipped(TABLE, Known.SUGGESTION);

  private static final FeatureTable ANSWERS = FeatureTable.answer();

  /** By then a decision has been labelled if it ever will be. */
  private static final Duration SETTLED = Duration.ofDays(1);

  /** Rows that are read again at each verdict cost less than a snapshot after each. */
  private static final int ROWS_A_SNAPSHOT = 20;

  /** What is shown by chance teaches for all that were not, but for no more than so many. */
  private static final double MOST_WEIGHT = 10;

  private final AcceptanceModel context;
  private final AcceptanceModel suggestion;

  private Memory(AcceptanceModel context, AcceptanceModel suggestion) {
    this.context = context;
    this.suggestion = suggestion;
  }

  /**
   * What is expected of answers in words, which no log teaches: whoever thanks or complains is
   * heard, and who does neither is not, so that it would learn who speaks up.
   */
  static Memory ofAnswers() {
    return new Memory(ofAnswers(Known.CONTEXT), ofAnswers(Known.SUGGESTION));
  }

  private static AcceptanceModel ofAnswers(Known known) {
    return new AcceptanceModel(ANSWERS.of(known), Weights.shipped(ANSWERS, known), Fading.NONE);
  }

  /** Of a kind, before anything was learned. */
  static AcceptanceModel blank(Kind kind, Known known) {
    return kind.isInWords() ? ofAnswers(known) : blank(known);
  }

  /** All that the log says; a part that will not change any more is kept for the next time. */
  static Memory of(GateRecords log, Instant now) {
    var memory = new Memory(blank(Known.CONTEXT), blank(Known.SUGGESTION));
    long from = log.snapshot(TABLE.version()).filter(Memory::fits).map(memory::restore).orElse(0L);
    long settled = from;
    int fresh = 0;
    boolean isSettled = true;
    for (GateRow row : log.after(from)) {
      if (isSettled && now.isBefore(row.decision().at().plus(SETTLED))) {
        isSettled = false;
        memory.keep(log, settled, fresh);
      }
      memory.learn(row);
      settled = isSettled ? row.id() : settled;
      fresh += isSettled ? 1 : 0;
    }
    if (isSettled) {
      memory.keep(log, settled, fresh);
    }
    return memory;
  }

  /** Before anything was learned. */
  static AcceptanceModel blank(Known known) {
    Weights weights =
        switch (known) {
          case CONTEXT -> OF_CONTEXT;
          case SUGGESTION -> OF_SUGGESTION;
        };
    return new AcceptanceModel(TABLE.of(known), weights, Fading.USUAL);
  }

  /** Whether it is of a program of ours; else all is learned again. */
  private static boolean fits(Kept kept) {
    return fits(kept.learned().context(), Known.CONTEXT)
        && fits(kept.learned().suggestion(), Known.SUGGESTION);
  }

  /** There is an offset beside the weights of the features. */
  private static boolean fits(Snapshot snapshot, Known known) {
    int size = 1 + TABLE.of(known).features().size();
    return snapshot.own().size() == size && snapshot.precisions().size() == size;
  }

  private long restore(Kept kept) {
    context.restore(kept.learned().context());
    suggestion.restore(kept.learned().suggestion());
    return kept.decision();
  }

  private void keep(GateRecords log, long settled, int fresh) {
    if (ROWS_A_SNAPSHOT <= fresh) {
      log.keep(
          TABLE.version(),
          new Kept(settled, new Learned(context.snapshot(), suggestion.snapshot())));
    }
  }

  private void learn(GateRow row) {
    GateDecision decision = row.decision();
    boolean isOfThese = !decision.kind().isInWords() && TABLE.reads(decision.version());
    if (isOfThese && row.isDecided()) {
      double weight = row.label().orElseThrow().word().weight() * Math.min(MOST_WEIGHT, odds(row));
      context.learn(decision.seen(), row.isAccepted(), weight);
      suggestion.learn(decision.seen(), row.isAccepted(), weight);
    }
  }

  /** For how many it stands that were held back. */
  private static double odds(GateRow row) {
    return row.decision().isExplored() ? 1 / row.decision().decision().propensity() : 1;
  }

  /** By what is known before there is a suggestion. */
  AcceptanceModel context() {
    return context;
  }

  AcceptanceModel suggestion() {
    return suggestion;
  }
}
