package dev.simplecoder.router.gate;

import dev.simplecoder.router.Term;
import java.util.List;

/**
 * What a suggestion costs and saves, in seconds. Reading takes longer where it ends in acceptance,
 * so it has two times; where they are equal the formulas are those with one {@code cVerify}.
 *
 * @param generation while the person waits ({@code tau})
 * @param verifyAccepted reading what is then accepted ({@code V_a})
 * @param verifyRejected reading what is then rejected ({@code V_r})
 * @param edit what was accepted ({@code cEdit})
 * @param write by hand what was rejected ({@code cWrite})
 * @param noShow what it takes where nothing is shown ({@code cNoShow})
 */
public record Times(
    double generation,
    double verifyAccepted,
    double verifyRejected,
    double edit,
    double write,
    double noShow) {

  /** The bar of what is never shown, since no probability is above it. */
  public static final double NEVER = 1;

  public Times {
    check("generation", generation);
    check("verifyAccepted", verifyAccepted);
    check("verifyRejected", verifyRejected);
    check("edit", edit);
    check("write", write);
    check("noShow", noShow);
  }

  /** Where the person writes by hand what is not shown, as if it had been rejected (F-3). */
  public static Times of(
      double generation, double verifyAccepted, double verifyRejected, double edit, double write) {
    return new Times(generation, verifyAccepted, verifyRejected, edit, write, write);
  }

  /** With one time for reading, the mean at this share of acceptance: the model of F-1. */
  public Times pooled(double acceptance) {
    double verify = acceptance * verifyAccepted + (1 - acceptance) * verifyRejected;
    return new Times(generation, verify, verify, edit, write, noShow);
  }

  /** What is expected to pass until the work is done (F-1). */
  public double expectedWhenShown(double p) {
    return generation + p * (verifyAccepted + edit) + (1 - p) * (verifyRejected + write);
  }

  /** What generating and showing saves (F-2, F-3). */
  public double utility(double p) {
    return noShow - expectedWhenShown(p);
  }

  /** What showing saves once generation is spent (F-6). */
  public double utilityOnceMade(double p) {
    return utility(p) + generation;
  }

  /** From which probability on it pays to generate and show (F-4, F-5, F-7). */
  public double barToGenerate() {
    return bar(generation);
  }

  /** From which probability on it pays to show what exists (F-6, F-7). */
  public double barToShow() {
    return bar(0);
  }

  private double bar(double unspent) {
    double gain = write - edit - verifyAccepted + verifyRejected;
    return gain <= 0 ? NEVER : Math.min(NEVER, (unspent + verifyRejected + write - noShow) / gain);
  }

  /** The addends of {@link #utilityOnceMade}. */
  public List<Term> terms(double p) {
    return List.of(
        new Term("writing that is saved", p * write),
        new Term("editing", -p * edit),
        new Term("reading what is accepted", -p * verifyAccepted),
        new Term("reading what is rejected", -(1 - p) * verifyRejected),
        new Term("doing without", noShow - write));
  }

  private static void check(String field, double seconds) {
    if (!Double.isFinite(seconds) || seconds < 0) {
      throw new IllegalArgumentException(
          field + ": expected seconds, finite and not negative, found " + seconds);
    }
  }
}
