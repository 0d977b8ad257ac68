package dev.simplecoder.app.learn;

import dev.simplecoder.router.Features;
import dev.simplecoder.router.feature.Shape;
import dev.simplecoder.router.feature.TaskFeatures;
import dev.simplecoder.tools.program.Problem;

/** A problem, and what the router sees of it. */
record Task(Problem problem, Features features) {

  static Task of(Problem problem) {
    return new Task(problem, TaskFeatures.of(problem.exercise().prompt(), Shape.NONE));
  }
}
