package dev.simplecoder.app.store;

import dev.simplecoder.app.arm.Probed;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What this machine knows of a model.
 *
 * @param probed null where it was not tried out
 */
public record ModelRecord(Key key, @Nullable Probed probed, Measured measured) {

  /**
   * A model that changes has another record.
   *
   * @param server the root of its address
   * @param digest empty where the server does not say
   */
  public record Key(URI server, String model, String digest) {}

  /** Of a model that was not asked yet. */
  public static ModelRecord unknown(Key key) {
    return new ModelRecord(key, null, Measured.NOTHING);
  }

  ModelRecord with(Probed other) {
    return new ModelRecord(key, other, measured);
  }

  ModelRecord with(Measured other) {
    return new ModelRecord(key, probed, other);
  }
}
