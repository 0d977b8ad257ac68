package dev.simplecoder.app.decisions.gate;

import dev.simplecoder.app.gate.Costs.Cost;
import dev.simplecoder.app.gate.Costs.Source;
import dev.simplecoder.app.gate.Gate.Overrule;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.held.HeldBack;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.store.Sessions;
import dev.simplecoder.app.store.decisions.GateDecision;
import dev.simplecoder.app.store.decisions.GateDecision.Ground;
import dev.simplecoder.app.store.decisions.GateLog;
import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.Times;
import dev.simplecoder.router.gate.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One verdict: what was expected and why, what the bar was made of, and what came of it. */
final class Why implements GateCommand.Report {

  /** Of a term on a line of its own, in log odds or seconds. */
  private static final double LEAST = 0.05;

  private final Optional<GateRow> row;
  private final End end;

  /** What the session says became of what did not pass. */
  enum End {
    UNKNOWN,
    HELD_BACK
  }

  /**
   * @param row empty where nothing was judged yet
   */
  Why(Optional<GateRow> row, End end) {
    this.row = row;
    this.end = end;
  }

  /**
   * Of the decision with this number; where it is empty, of the last on what a task has made, or on
   * what the person saw.
   */
  static Why of(GateLog log, Sessions sessions, String id) throws IOException {
    if (id.isEmpty()) {
      return of(last(log), sessions);
    }
    boolean isNumber = id.matches("[1-9]\\d{0,17}");
    Optional<GateRow> row = isNumber ? log.row(Long.parseLong(id)) : Optional.empty();
    return of(Optional.of(row.orElseThrow(() -> unknown(id))), sessions);
  }

  /** After each task it is judged what could be offered, of which nothing may be seen. */
  private static Optional<GateRow> last(GateLog log) {
    return log.figures().reversed().stream()
        .filter(row -> isOfATask(row.decision()) || row.isShown())
        .findFirst()
        .flatMap(row -> log.row(row.id()));
  }

  private static boolean isOfATask(GateDecision decision) {
    return decision.kind().isAsked() || decision.kind().isOfFiles();
  }

  private static Why of(Optional<GateRow> row, Sessions sessions) throws IOException {
    boolean isKept = false;
    if (row.isPresent()) {
      String session = row.get().decision().session();
      isKept = HeldBack.isKept(sessions, session, Long.toString(row.get().id()));
    }
    return new Why(row, isKept ? End.HELD_BACK : End.UNKNOWN);
  }

  private static UserError unknown(String id) {
    return new UserError(
        "no decision " + id,
        "simplecoder gate status --data has their numbers; without one: the last.");
  }

  @Override
  public List<String> lines(Style style) {
    GateDecision decision = row.orElseThrow().decision();
    Decision made = decision.decision();
    List<String> lines = new ArrayList<>();
    lines.add(
        "decision %d: %s of task %s, %s"
            .formatted(
                row.orElseThrow().id(), decision.kind().noun(), decision.session(), decision.at()));
    lines.add("verdict:  " + verdict(row.orElseThrow()));
    lines.add(
        "wanted:   %s likely (%s to %s), which is %s in log odds:"
            .formatted(
                Figures.percent(made.probability()),
                Figures.percent(decision.expected().interval().low()),
                Figures.percent(decision.expected().interval().high()),
                Figures.signed(Term.sum(decision.expected().terms()))));
    addTerms(lines, decision.expected().terms());
    lines.add(bar(made));
    addTerms(lines, made.terms());
    lines.add("times:    " + times(decision));
    lines.add("outcome:  " + outcome(row.orElseThrow()));
    return lines.stream().map(Visible::line).toList();
  }

  private String verdict(GateRow row) {
    GateDecision decision = row.decision();
    Decision made = decision.decision();
    String by =
        decision.ground() == Ground.EVIDENCE
            ? by(decision.kind())
            : switch (decision.mode()) {
              case ON -> "by rule " + decision.policy();
              case SHADOW, OFF ->
                  "while the gate learns; by rule %s it would be %s"
                      .formatted(decision.policy(), words(decision.kind(), decision.wanted()));
            };
    return "%s, %s, with probability %s"
        .formatted(done(row), by, Figures.decimal(made.propensity()));
  }

  private static String by(Kind kind) {
    return kind.isInWords() ? "by what is known of it" : "by what running it has shown";
  }

  /** What gave way to another model may have come back, where that made nothing better. */
  private String done(GateRow row) {
    Verdict verdict = row.decision().decision().verdict();
    if (verdict != Verdict.ESCALATE) {
      return words(row.decision().kind(), verdict);
    }
    boolean isBack = row.overruled().isPresent() || end == End.HELD_BACK;
    if (!isBack) {
      return words(row.decision().kind(), verdict);
    }
    return row.decision().kind().isInWords()
        ? "marked, since no other model was there to answer"
        : "held back, since no other model made a better one";
  }

  private static String words(Kind kind, Verdict verdict) {
    return switch (verdict) {
      case SHOW -> "shown";
      case GENERATE -> "tried";
      case ESCALATE -> "given to another model";
      case WITHHOLD -> kind.isInWords() ? "marked" : "held back";
      case DO_NOT_GENERATE -> "not tried";
    };
  }

  private static String bar(Decision made) {
    String needs =
        Times.NEVER <= made.bar()
            ? "nothing could make it worth it"
            : made.bar() <= 0
                ? "nothing is needed"
                : "needs more than " + Figures.percent(made.bar());
    return "bar:      %s; showing it is worth %s:".formatted(needs, Figures.signed(made.score()));
  }

  /** The small ones together, so that they still add up. */
  private static void addTerms(List<String> lines, List<Term> terms) {
    double rest = 0;
    for (Term term : terms) {
      if (Math.abs(term.value()) < LEAST) {
        rest += term.value();
      } else {
        lines.add(line(term));
      }
    }
    if (rest != 0) {
      lines.add(line(new Term("everything else", rest)));
    }
  }

  private static String line(Term term) {
    return String.format(Locale.ROOT, "  %9s  %s", Figures.signed(term.value()), term.what());
  }

  private static String times(GateDecision decision) {
    return String.join(
        ", ",
        "writing " + time(decision.costs().writing()),
        "editing " + time(decision.costs().editing()),
        "reading " + time(decision.costs().reading()),
        "generation " + time(decision.costs().generation()));
  }

  private static String time(Cost cost) {
    return String.format(
        Locale.ROOT,
        "%.1f s %s",
        cost.seconds(),
        cost.source() == Source.MEASURED ? "measured" : "estimated");
  }

  private static String outcome(GateRow row) {
    List<String> parts = new ArrayList<>();
    row.overruled().map(Why::words).ifPresent(parts::add);
    String unknown = row.isShown() ? "not known yet" : "nobody saw it";
    parts.add(row.label().map(label -> words(row.decision().kind(), label)).orElse(unknown));
    return String.join("; ", parts);
  }

  private static String words(Overrule why) {
    return switch (why) {
      case ASKED_TO_SEE -> "you asked to see it";
      case ALWAYS_SHOW -> "shown, since you want to see everything";
      case ANSWER -> "shown, since it answers what you asked";
    };
  }

  private static String words(Kind kind, Label label) {
    String what =
        switch (label.word()) {
          case ACCEPTED -> kind.isInWords() ? "you were content with it" : "you took it";
          case EDITED -> "you changed more than half of it";
          case REJECTED ->
              kind.isInWords() ? "you asked again, or said it is wrong" : "you declined it";
          case IGNORED -> "you passed over it";
          case REVERTED -> "you took it back";
          case CENSORED -> "nobody can say";
        };
    return label.decideSeconds().isPresent()
        ? String.format(Locale.ROOT, "%s after %.1f s", what, label.decideSeconds().getAsDouble())
        : what;
  }

  @Override
  public List<String> json() {
    return row.stream().map(GateLine::of).toList();
  }
}
