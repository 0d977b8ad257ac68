package dev.simplecoder.app.task;

import dev.simplecoder.app.models.Opened;
import dev.simplecoder.app.settings.Settings;

/** Where the model of a task comes from. */
@FunctionalInterface
public interface Models {

  /** Blocks while servers are asked what they have. */
  Opened open(Settings settings) throws InterruptedException;
}
