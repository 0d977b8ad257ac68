package dev.simplecoder.app.exercise;

/**
 * Has one attempt made: a model is asked, and what it wrote is run with both kinds of tests. For
 * any number of threads.
 */
@FunctionalInterface
public interface Attempter {

  /**
   * Blocks until all is known of the attempt. An interrupt ends the request at the server, and what
   * runs in the sandbox.
   *
   * @throws NotAttempted where server or sandbox failed, also when asked again, so that nothing
   *     became known of the model
   */
  Attempted attempt(Asked asked) throws NotAttempted, InterruptedException;
}
