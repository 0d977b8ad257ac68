package dev.simplecoder.app.settings;

/** Whether a task is done by a plan. */
public enum Planning {
  OFF,
  ON,
  /** The plan is made, and nothing else. */
  ONLY
}
