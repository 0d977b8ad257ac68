package dev.simplecoder.app.routing;

import dev.simplecoder.router.Approach;
import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Choice.Scored;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Term;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why a choice was made, in words for the person; its numbers are the choice's own. */
public final class Explanation {

  private Explanation() {}

  /** One line. */
  public static String of(Choice choice) {
    Scored chosen = scored(choice);
    boolean isBest =
        choice.candidates().stream().allMatch(other -> other.score() <= chosen.score());
    String scores = terms(chosen) + next(choice);
    return isBest
        ? "since " + scores
        : "by lot, as in %s of 100 choices, so that others are heard of too; %s"
            .formatted(rounded(100 * choice.probability()), scores);
  }

  /** The terms of a score and their sum. */
  public static String terms(Scored scored) {
    if (scored.terms().isEmpty()) {
      return number(0);
    }
    String sum =
        scored.terms().stream().map(Explanation::term).collect(Collectors.joining(" ")).strip();
    String begun = sum.startsWith("+ ") ? sum.substring(2) : sum;
    return begun + " = " + number(scored.score());
  }

  private static String term(Term term) {
    return (term.value() < 0 ? "- " : "+ ")
        + number(Math.abs(term.value()))
        + " ("
        + term.what()
        + ")";
  }

  private static String next(Choice choice) {
    return choice.candidates().stream()
        .filter(other -> !other.move().equals(choice.move()))
        .max(Comparator.comparingDouble(Scored::score))
        .map(other -> "; next %s with %s".formatted(words(other.move()), number(other.score())))
        .orElse("");
  }

  /** The candidate that was chosen. */
  public static Scored scored(Choice choice) {
    return choice.candidates().stream()
        .filter(candidate -> candidate.move().equals(choice.move()))
        .findFirst()
        .orElseThrow();
  }

  /** A move, by the name of its model. */
  public static String words(Move move) {
    return switch (move) {
      case Move.Try(Option option) ->
          option.approach() == Approach.FRESH
              ? option.arm().id()
              : option.arm().id() + " repairing";
      case Move.Ask() -> "to ask you";
      case Move.Stop() -> "to stop";
    };
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
  }
}
