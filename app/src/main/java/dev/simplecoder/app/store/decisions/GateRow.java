package dev.simplecoder.app.store.decisions;

import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.gate.Label;
import java.util.Optional;

/**
 * A verdict with what came of it.
 *
 * @param label the last one, with what it left empty from those before
 * @param overruled why it was shown all the same
 */
public record GateRow(
    long id, GateDecision decision, Optional<Label> label, Optional<Gate.Overrule> overruled) {

  /** Whether the person has seen it. */
  public boolean isShown() {
    return decision.isMade() && (decision.decision().verdict().passes() || overruled.isPresent());
  }

  /** Whether it is known what the person made of it. */
  public boolean isDecided() {
    return isShown() && label.isPresent() && label.get().word().isKnown();
  }

  /** Whether it was taken; only where it is decided. */
  public boolean isAccepted() {
    return label.isPresent() && label.get().word().isAccepted();
  }
}
