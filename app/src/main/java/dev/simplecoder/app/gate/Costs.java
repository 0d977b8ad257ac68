package dev.simplecoder.app.gate;

/**
 * What a suggestion costs and saves, in seconds, as far as it is known before it is shown.
 *
 * @param generation while the person waited
 * @param reading of it, whatever is then decided
 * @param editing what is accepted
 * @param writing it by hand
 */
public record Costs(Cost generation, Cost reading, Cost editing, Cost writing) {

  /** Where a time is from. */
  public enum Source {
    MEASURED,
    /** From words, lines or characters, and a rate. */
    ESTIMATED
  }

  /** A time. */
  public record Cost(double seconds, Source source) {

    public Cost {
      if (!Double.isFinite(seconds) || seconds < 0) {
        throw new IllegalArgumentException(seconds + " seconds");
      }
    }

    public static Cost measured(double seconds) {
      return new Cost(seconds, Source.MEASURED);
    }

    public static Cost estimated(double seconds) {
      return new Cost(seconds, Source.ESTIMATED);
    }
  }
}
