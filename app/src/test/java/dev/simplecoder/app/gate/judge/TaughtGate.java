package dev.simplecoder.app.gate.judge;

import dev.simplecoder.app.gate.Costs;
import dev.simplecoder.app.gate.Costs.Cost;
import dev.simplecoder.app.gate.Judged;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.gate.Label.Focus;
import dev.simplecoder.app.gate.Label.Word;
import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.app.gate.Rule;
import dev.simplecoder.app.gate.Suggestion;
import dev.simplecoder.app.gate.Suggestion.Stage;
import dev.simplecoder.app.gate.Verified;
import dev.simplecoder.app.store.decisions.GateRecords;
import dev.simplecoder.router.gate.Verdict;
import dev.simplecoder.router.gate.acceptance.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A gate and a person who wants short changes and no long ones, one decision each two hours. Short
 * and long ones take turns.
 */
public final class TaughtGate implements InstantSource {

  static final int SHORT = 2;
  static final int LONG = 2_000;

  private static final Costs COSTS =
      new Costs(Cost.measured(3), Cost.estimated(10), Cost.estimated(5), Cost.estimated(60));

  private final List<String> notices = new ArrayList<>();
  private final Random random = new Random(1);
  private final Random person = new Random(7);
  private final LearnedGate gate;
  private final GateRecords records;
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private int decided;

  public TaughtGate(GateRecords records) {
    this.records = records;
    this.gate = gate(Mode.ON, Rule.THRESHOLD);
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Another one on the same log. */
  LearnedGate gate(Mode most, Rule rule) {
    return new LearnedGate(records, most, rule, this, random, notices::add);
  }

  List<String> notices() {
    return notices;
  }

  static Suggestion suggestion(Kind kind, double lines, Costs costs, Stage stage) {
    return new Suggestion(
        "task",
        kind,
        new Observation(Map.of("added_lines", lines), Map.of("language", "java")),
        costs,
        stage);
  }

  public Judged judge(Kind kind, double lines, Verified verified, int armsLeft) {
    return gate.judge(suggestion(kind, lines, COSTS, new Stage.Made(verified, armsLeft)));
  }

  /** With nothing that was verified and no other model. */
  Judged judge(double lines) {
    return judge(Kind.CHANGES, lines, Verified.NOTHING, 0);
  }

  /** An answer in words, where one other model could answer. */
  Judged answer(Verified.Words words) {
    var seen = new Observation(Map.of("req_words", 12.0), Map.of());
    var verified = new Verified(Verified.State.UNKNOWN, 0, 0, false, 0, words);
    return gate.judge(
        new Suggestion("task", Kind.ANSWER, seen, COSTS, new Stage.Made(verified, 1)));
  }

  public LearnedGate gate() {
    return gate;
  }

  /**
   * Lets the person decide so often.
   *
   * @param exceptions the share of long ones that are wanted all the same
   */
  public void teach(int decisions, double exceptions) {
    for (int i = 0; i < decisions; i++) {
      now = now.plus(Duration.ofHours(2));
      boolean isShort = decided++ % 2 == 0;
      Judged judged = judge(isShort ? SHORT : LONG);
      if (judged.verdict() == Verdict.SHOW) {
        boolean isTaken = isShort || person.nextDouble() < exceptions;
        gate.label(
            judged.id().getAsLong(),
            Label.of(isTaken ? Word.ACCEPTED : Word.REJECTED)
                .decidedAfter(isTaken ? 12 : 4, Focus.KEPT));
      }
    }
  }
}
