package dev.simplecoder.app.arm;

import dev.simplecoder.agent.EditFormat;
import dev.simplecoder.agent.dialect.DialectName;
import org.jspecify.annotations.Nullable;

/** What the person wants of an arm; null where it is to be found out. */
public record Wishes(
    @Nullable DialectName dialect, @Nullable EditFormat edits, @Nullable Boolean think) {

  public static final Wishes NONE = new Wishes(null, null, null);
}
