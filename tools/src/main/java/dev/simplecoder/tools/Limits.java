package dev.simplecoder.tools;

import dev.simplecoder.agent.model.Budget;

/**
 * How much one result may hold.
 *
 * @param characters of all lines together, notes not counted
 * @param lineCharacters of one line; the rest of it is left out
 * @param entries that a listing shows
 * @param matches that a search shows
 */
public record Limits(int characters, int lineCharacters, int entries, int matches) {

  public static final Limits DEFAULT = new Limits(8_000, 400, 200, 50);

  /** What a result may take of a model's window. */
  public static Limits forWindow(int tokens) {
    return new Limits(
        Math.min(DEFAULT.characters, new Budget(tokens).toolResult() * Budget.CHARACTERS_PER_TOKEN),
        DEFAULT.lineCharacters,
        DEFAULT.entries,
        DEFAULT.matches);
  }

  public Limits {
    if (characters < 1 || lineCharacters < 1 || entries < 1 || matches < 1) {
      throw new IllegalArgumentException("limits are at least 1");
    }
  }
}
