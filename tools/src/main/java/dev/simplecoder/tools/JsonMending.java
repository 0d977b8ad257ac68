package dev.simplecoder.tools;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * Rewrites JSON as models write it to JSON as it should be, wherever that can mean one thing only.
 * Reads each character once.
 */
final class JsonMending {

  private static final int DEEPEST = 100;
  private static final String STRING_ADVICE =
      "Inside strings write \\n for a line end, \\\" for a quote and \\\\ for a backslash.";

  private final String text;
  private final StringBuilder mended = new StringBuilder();
  private final SequencedSet<String> repairs = new LinkedHashSet<>();
  private int at;
  private int depth;

  private JsonMending(String text) {
    this.text = text;
  }

  /** The JSON that was meant. */
  static Mended of(String text) throws Unclear {
    var mending = new JsonMending(text);
    mending.whole();
    return new Mended(mending.mended.toString(), String.join(", ", mending.repairs));
  }

  /**
   * Well-formed JSON.
   *
   * @param repair what was mended; empty if nothing was
   */
  record Mended(String json, String repair) {}

  /** The text can mean nothing, or more than one thing. */
  static final class Unclear extends Exception {

    private static final long serialVersionUID = 1L;

    Unclear(String message) {
      super(message);
    }
  }
}
