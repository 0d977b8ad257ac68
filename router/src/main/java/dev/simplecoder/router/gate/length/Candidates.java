package dev.simplecoder.router.gate.length;

import dev.simplecoder.router.gate.Times;
import java.util.Comparator;
import java.util.List;

/** Ways to do the same, of different length, say a minimal change and a fuller one. */
public record Candidates(List<Candidate> all) {

  /**
   * One of them.
   *
   * @param times of this one: what is longer takes longer to read, and saves more
   */
  public record Candidate(String name, double probability, Times times) {

    /** What generating and showing it is expected to save, in seconds. */
    public double saved() {
      return times.utility(probability);
    }
  }

  public Candidates {
    all = List.copyOf(all);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no candidates");
    }
  }

  /** The one to offer; of equals the first (F-13, with times of each length). */
  public Candidate mostSaved() {
    return best(Comparator.comparingDouble(Candidate::saved));
  }

  /** The one that is most probably accepted, to be reported beside; of equals the first. */
  public Candidate mostAccepted() {
    return best(Comparator.comparingDouble(Candidate::probability));
  }

  private Candidate best(Comparator<Candidate> order) {
    Candidate best = all.getFirst();
    for (Candidate one : all) {
      best = order.compare(best, one) < 0 ? one : best;
    }
    return best;
  }
}
