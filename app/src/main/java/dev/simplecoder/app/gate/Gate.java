package dev.simplecoder.app.gate;

/** Judges suggestions, and learns from what becomes of them. */
public interface Gate {

  /** Why something is shown that was not to be. */
  enum Overrule {
    /** The person wanted to see it, so that holding it back was a mistake. */
    ASKED_TO_SEE,
    /** The person wants to see everything. */
    ALWAYS_SHOW,
    /** It answers what the person asked, and is only marked. */
    ANSWER
  }

  /** Decides, and keeps the decision before anything is done on it. */
  Judged judge(Suggestion suggestion);

  /** Says what became of one that was shown. */
  void label(long id, Label label);

  /** Says that one was shown all the same. */
  void overrule(long id, Overrule why);
}
