package dev.simplecoder.router.gate;

/** What is to become of an item. */
public enum Verdict {
  /** To be shown; said before generation, it needs no second look. */
  SHOW,
  /** To be generated and judged again. */
  GENERATE,
  /** To be tried by another arm. */
  ESCALATE,
  /** To be kept, and shown where the person asks for it. */
  WITHHOLD,
  /** Not worth the time of generation. */
  DO_NOT_GENERATE;

  /** Whether the item goes on towards the person. */
  public boolean passes() {
    return switch (this) {
      case SHOW, GENERATE -> true;
      case ESCALATE, WITHHOLD, DO_NOT_GENERATE -> false;
    };
  }
}
