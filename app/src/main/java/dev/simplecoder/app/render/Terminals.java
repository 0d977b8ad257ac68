package dev.simplecoder.app.render;

/** Which of the standard streams are terminals. */
public record Terminals(boolean in, boolean out, boolean err) {

  public static final Terminals NONE = new Terminals(false, false, false);

  /** Whether a person can be asked: the question goes to stderr, the answer comes from stdin. */
  public boolean canAsk() {
    return in && err;
  }
}
