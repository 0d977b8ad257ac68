package dev.simplecoder.router;

import java.util.List;

/** One addend of a score. */
public record Term(String what, double value) {

  /** In the order of the terms, so that it is the same to the last bit wherever it is made. */
  public static double sum(List<Term> terms) {
    double sum = 0;
    for (Term term : terms) {
      sum += term.value();
    }
    return sum;
  }
}
