package dev.simplecoder.app.gate.judge;

import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.app.gate.Verified;
import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a verdict is told by, from a fixed table of phrases. */
final class Reasons {

  private static final int MOST = 2;

  /** Of features that {@link Verified} says in its own words. */
  private static final Set<String> VERIFIED =
      Set.of(
          "it does not compile",
          "tests that passed now fail",
          "some tests fail",
          "the reply was cut off",
          "tool errors were left",
          "places that do not exist",
          "places that were not read",
          "claims that are not borne out");

  /** Of features that the counts of {@link Habits} say better. */
  private static final Set<String> HABITS =
      Set.of(
          "what became of the last one like it",
          "what became of the one before the last",
          "what became of the third last",
          "how many of the last ones you took");

  private Reasons() {}

  /**
   * What speaks against it, strongest first: what was verified, then what was learned. Of an answer
   * in words its form is no reason where there is a better one.
   */
  static List<String> of(Kind kind, Verified verified, Habits habits, List<Term> terms) {
    List<String> reasons = new ArrayList<>(verified.against());
    if (kind.isInWords() && !reasons.isEmpty()) {
      return reasons;
    }
    terms.stream()
        .filter(term -> term.value() < 0 && !VERIFIED.contains(term.what()))
        .map(term -> phrase(term.what(), habits))
        .distinct()
        .limit(MOST)
        .forEach(reasons::add);
    return reasons;
  }

  private static String phrase(String what, Habits habits) {
    boolean isHabit = HABITS.contains(what) || what.startsWith("how often you");
    return isHabit && habits.taken() < habits.declined()
        ? "you declined %d of the last %d like it".formatted(habits.declined(), habits.decided())
        : what;
  }

  static String line(Kind kind, Mode mode, Decision decision, List<String> reasons) {
    boolean isUnder = decision.probability() <= decision.bar();
    String figures =
        Times.NEVER <= decision.bar()
            ? "%s likely wanted".formatted(percent(decision.probability()))
            : "%s likely wanted, needs %s"
                .formatted(percent(decision.probability()), percent(Math.max(0, decision.bar())));
    String why = isUnder && !reasons.isEmpty() ? ": " + String.join(", ", reasons) : "";
    if (kind.isInWords() && !decision.verdict().passes()) {
      return "likely not what you need (%s)%s".formatted(figures, why);
    }
    String what =
        switch (decision.verdict()) {
          case SHOW -> isUnder && mode == Mode.SHADOW ? "shown while the gate learns" : "shown";
          case GENERATE -> "tried";
          case ESCALATE -> "not good enough";
          case WITHHOLD -> "held back";
          case DO_NOT_GENERATE -> "not tried";
        };
    return "%s %s (%s)%s".formatted(kind.noun(), what, figures, why);
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }
}
