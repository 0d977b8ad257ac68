package dev.simplecoder.app.settings;

/** Whether what a project brings along is minded. */
public enum Brought {
  /** Where there is some. */
  AUTO,
  OFF
}
