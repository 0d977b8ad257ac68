package dev.simplecoder.agent;

/**
 * How a model is to change a file that exists; small models write whole files better than edits.
 */
public enum EditFormat {
  /** Always the whole file. {@code edit_file} is not offered. */
  WHOLE,
  /** The whole of a short file, a piece of a longer one. */
  BY_SIZE,
  /** Always a piece, by the text to find and the text to put there. */
  SEARCH_REPLACE
}
