package dev.simplecoder.router.outcome;

/** How many passed of how many trials, both as fractions once they have faded. */
public record Tally(double passed, double trials) {

  static final Tally NONE = new Tally(0, 0);

  Tally plus(Tally more) {
    return new Tally(passed + more.passed, trials + more.trials);
  }

  Tally times(double factor) {
    return new Tally(passed * factor, trials * factor);
  }

  /** The mean under a Beta prior that is worth so many trials. */
  double shrunkTo(double prior, double worth) {
    return (passed + worth * prior) / (trials + worth);
  }

  public Interval interval() {
    return Interval.wilson(passed, trials);
  }
}
