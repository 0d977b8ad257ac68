package dev.simplecoder.app.settings;

import static dev.simplecoder.app.settings.ProjectRule.never;

/** What there is to set of the person's terminal. */
public final class ScreenKeys {

  /** What the keys do while a line is edited. */
  public enum EditingMode {
    EMACS,
    VI
  }

  public static final Key<Boolean> PLAIN =
      new Key<>(
          "plain",
          Kinds.flag(),
          false,
          never(),
          "whole lines only, no spinner and no moving of the cursor, as for a screen reader");

  public static final Key<EditingMode> EDITING_MODE =
      new Key<>(
          "editing_mode",
          Kinds.choice(EditingMode.class),
          EditingMode.EMACS,
          never(),
          "the keys that edit a line in a session");

  private ScreenKeys() {}
}
