package dev.simplecoder.app.store.decisions;

import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.router.gate.acceptance.AcceptanceModel.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** What was judged, what became of it, and what was learned from that: features, never code. */
public interface GateRecords {

  /** What was learned, before there is a suggestion and with it. */
  record Learned(Snapshot context, Snapshot suggestion) {}

  /** All that was learned from the decisions up to one. */
  record Kept(long decision, Learned learned) {}

  /** Does several things at once: nobody else writes in between, and all is kept or nothing. */
  <T> T together(Supplier<T> work);

  /** Its number, which counts up; empty where it could not be kept. */
  OptionalLong add(GateDecision decision);

  /** Keeps what became of one; one that is not there any more is passed over. */
  void add(long decision, Label label);

  /** Keeps that one was shown all the same. */
  void overrule(long decision, Gate.Overrule why);

  /** Those after one, oldest first. */
  List<GateRow> after(long decision);

  /**
   * The last ones, oldest first; features and terms may be left out, since they take long to read.
   *
   * @param most how many
   */
  List<GateRow> figures(int most);

  /** The same of answers in words, or of what is none. */
  List<GateRow> figuresLike(Kind kind, int most);

  /** What was learned; empty where nothing was, or of other features. */
  Optional<Kept> snapshot(int version);

  /** Replaces what was learned, unless more was kept meanwhile. */
  void keep(int version, Kept kept);

  /** Remembers how far the gate goes with a kind, at first in shadow; returns whether it is new. */
  boolean isNew(Kind kind, Mode mode);
}
