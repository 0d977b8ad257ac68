package dev.simplecoder.app.settings;

import static dev.simplecoder.app.settings.ProjectRule.never;

/** What there is to set of how much is kept. */
public final class StorageKeys {

  public static final Key<Integer> UNDO_MAX_MIB =
      new Key<>(
          "undo_max_mib",
          Kinds.whole(0, 1_048_576),
          256,
          never(),
          "how much may be kept for undo, in MiB");

  public static final Key<Integer> UNDO_MAX_DAYS =
      new Key<>(
          "undo_max_days", Kinds.whole(0, 36_500), 30, never(), "how long it is kept, in days");

  public static final Key<Integer> SESSIONS_MAX_MIB =
      new Key<>(
          "sessions_max_mib",
          Kinds.whole(0, 1_048_576),
          256,
          never(),
          "how much may be kept of past sessions, in MiB");

  public static final Key<Integer> SESSIONS_MAX_DAYS =
      new Key<>(
          "sessions_max_days",
          Kinds.whole(0, 36_500),
          90,
          never(),
          "how long they are kept, in days");

  private StorageKeys() {}
}
