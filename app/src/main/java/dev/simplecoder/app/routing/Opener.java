package dev.simplecoder.app.routing;

/** Makes a model ready to be asked. */
@FunctionalInterface
public interface Opener {

  /** Blocks while a model that is new is tried out. */
  OpenedArm open(Contender contender) throws InterruptedException;
}
