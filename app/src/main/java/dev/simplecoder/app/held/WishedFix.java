package dev.simplecoder.app.held;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.gate.Costs;
import dev.simplecoder.app.gate.Costs.Cost;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Suggestion;
import dev.simplecoder.app.gate.Traits;
import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.router.gate.acceptance.Observation;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A fix of checks that fail, as the gate is told of it before anybody works on it. What it would
 * take is what the last ones took on this machine: fixes, and for the model's time also other tasks
 * where there was no fix yet.
 */
public final class WishedFix {

  /** Older ones were of another machine or model. */
  private static final int LAST = 20;

  /** Of a model's work on a small task, where nothing was measured. */
  private static final double USUAL_GENERATION = 60;

  /**
   * Of the model's time, what it costs the person: they work on meanwhile, on a machine that is
   * slower.
   */
  private static final double WAITED_SHARE = 0.1;

  /** Of a fix, which is mostly one place. */
  private static final double USUAL_CHARACTERS = 80;

  private static final double USUAL_LINES = 6;

  private final List<GateRow> past;
  private final double charactersASecond;

  /**
   * @param past oldest first
   * @param charactersASecond that the person writes by hand
   */
  public WishedFix(List<GateRow> past, double charactersASecond) {
    this.past = past.stream().filter(row -> row.decision().isMade()).toList();
    this.charactersASecond = charactersASecond;
  }

  /**
   * What is asked of the gate.
   *
   * @param session in which it is asked
   * @param request that the model would get
   * @param saved before the checks failed
   */
  public Suggestion of(
      String session, String request, Collection<WorkspacePath> saved, LocalTime now) {
    Map<String, Double> numbers = new HashMap<>();
    numbers.put("prompt_words", (double) Traits.words(request));
    numbers.put("turn", 1.0);
    numbers.put("tests_failing", 1.0);
    Optional<String> language = Traits.language(saved.stream().map(WorkspacePath::value).toList());
    return new Suggestion(
        session,
        Kind.WATCH_FIX,
        new Observation(numbers, Traits.texts("error", "edit", now, language)),
        costs(),
        new Suggestion.Stage.Wished());
  }

  private Costs costs() {
    double writing = Described.PLACE_SECONDS + USUAL_CHARACTERS / charactersASecond;
    return new Costs(
        Cost.estimated(WAITED_SHARE * generation()),
        Cost.estimated(
            mean(Kind.WATCH_FIX, Costs::reading)
                .orElse(Described.LOOK_SECONDS + USUAL_LINES * Described.LINE_SECONDS)),
        Cost.estimated(
            mean(Kind.WATCH_FIX, Costs::editing).orElse(Described.EDITED_SHARE * writing)),
        Cost.estimated(mean(Kind.WATCH_FIX, Costs::writing).orElse(writing)));
  }

  private double generation() {
    return mean(Kind.WATCH_FIX, Costs::generation)
        .orElseGet(() -> mean(Kind.CHANGES, Costs::generation).orElse(USUAL_GENERATION));
  }

  private OptionalDouble mean(Kind kind, Function<Costs, Cost> cost) {
    return past.reversed().stream()
        .filter(row -> row.decision().kind() == kind)
        .limit(LAST)
        .mapToDouble(row -> cost.apply(row.decision().costs()).seconds())
        .average();
  }
}
