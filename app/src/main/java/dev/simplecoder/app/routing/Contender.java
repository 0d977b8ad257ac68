package dev.simplecoder.app.routing;

import dev.simplecoder.app.store.Measured;
import dev.simplecoder.router.Arm;

/**
 * A model that a task could go to.
 *
 * @param digest changes when the model does; empty where the server does not say
 * @param isLoaded whether it is in memory
 * @param measured what its requests have taken on this machine
 */
public record Contender(Arm arm, String digest, boolean isLoaded, Measured measured) {

  public String id() {
    return arm.id();
  }
}
