package dev.simplecoder.app.settings;

/** When to colour. */
public enum Color {
  AUTO,
  ALWAYS,
  NEVER
}
