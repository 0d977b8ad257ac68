package dev.simplecoder.router.outcome;

/**
 * Geometric forgetting: what was seen counts half as much after so many further experiences.
 *
 * @param halfLife in experiences; infinite where nothing is forgotten
 */
public record Fading(double halfLife) {

  /** Nothing is forgotten. */
  public static final Fading NONE = new Fading(Double.POSITIVE_INFINITY);

  /** For a person's own tasks, on which models and habits change. */
  public static final Fading USUAL = new Fading(500);

  public Fading {
    if (!(1 <= halfLife)) {
      throw new IllegalArgumentException("half-life: " + halfLife);
    }
  }

  /** What is left of an experience after the next one. */
  public double factor() {
    return Math.pow(0.5, 1 / halfLife);
  }
}
