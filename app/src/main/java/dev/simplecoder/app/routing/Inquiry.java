package dev.simplecoder.app.routing;

import java.util.Optional;

/** Puts a question to the person. */
@FunctionalInterface
public interface Inquiry {

  /** Blocks until there is an answer; empty where the person gives none. */
  Optional<String> ask(String question) throws InterruptedException;
}
