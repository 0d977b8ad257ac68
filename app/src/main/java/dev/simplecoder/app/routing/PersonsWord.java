package dev.simplecoder.app.routing;

/** Whether it says something of changes that they are applied. */
public enum PersonsWord {
  /** The person is asked, and looks at them. */
  ASKED,
  /** The person has allowed everything beforehand, or is not there. */
  NOT_ASKED
}
