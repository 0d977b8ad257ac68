package dev.simplecoder.app.gate.judge;

import dev.simplecoder.app.gate.Gate.Overrule;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.app.store.decisions.GateDecision;
import dev.simplecoder.app.store.decisions.GateRecords;
import dev.simplecoder.app.store.decisions.GateRow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A log without a file, for thousands of decisions. */
public final class RecordsInMemory implements GateRecords {

  private final List<GateRow> rows = new ArrayList<>();
  private final Map<Kind, Mode> modes = new EnumMap<>(Kind.class);
  private Optional<Kept> kept = Optional.empty();

  @Override
  public <T> T together(Supplier<T> work) {
    return work.get();
  }

  @Override
  public OptionalLong add(GateDecision decision) {
    long id = rows.size() + 1L;
    rows.add(new GateRow(id, decision, Optional.empty(), Optional.empty()));
    return OptionalLong.of(id);
  }

  private void change(long id, UnaryOperator<GateRow> how) {
    rows.set((int) id - 1, how.apply(row(id)));
  }

  GateRow row(long id) {
    return rows.get((int) id - 1);
  }

  @Override
  public void add(long decision, Label label) {
    change(
        decision,
        row -> {
          Label whole = row.label().map(label::over).orElse(label);
          return new GateRow(row.id(), row.decision(), Optional.of(whole), row.overruled());
        });
  }

  @Override
  public void overrule(long decision, Overrule why) {
    change(decision, row -> new GateRow(row.id(), row.decision(), row.label(), Optional.of(why)));
  }

  @Override
  public List<GateRow> after(long decision) {
    return List.copyOf(rows.subList((int) decision, rows.size()));
  }

  public List<GateRow> figures() {
    return List.copyOf(rows);
  }

  @Override
  public List<GateRow> figures(int most) {
    return List.copyOf(rows.subList(Math.max(0, rows.size() - most), rows.size()));
  }

  @Override
  public List<GateRow> figuresLike(Kind kind, int most) {
    List<GateRow> like =
        rows.stream().filter(row -> row.decision().kind().isInWords() == kind.isInWords()).toList();
    return like.subList(Math.max(0, like.size() - most), like.size());
  }

  @Override
  public Optional<Kept> snapshot(int version) {
    return kept;
  }

  @Override
  public void keep(int version, Kept next) {
    kept = Optional.of(next);
  }

  @Override
  public boolean isNew(Kind kind, Mode mode) {
    Mode before = modes.put(kind, mode);
    return mode != (before == null ? Mode.SHADOW : before);
  }
}
