package dev.simplecoder.app.learn;

import dev.simplecoder.app.exercise.NotAttempted;
import dev.simplecoder.app.learn.LearningLoop.Step;
import dev.simplecoder.app.runs.RunDirectory;
import dev.simplecoder.router.feature.TaskFeatures;
import dev.simplecoder.router.train.Learning;
import dev.simplecoder.router.train.Trainer;
import java.io.IOException;
import java.util.Random;

/** All steps of a run, from the first, also where it goes on. */
final class LearningRun {

  private final RunDirectory run;
  private final Course course;
  private final Learning learning;
  private final Attempts attempts;
  private final Watch watch;

  LearningRun(RunDirectory run, Course course, Learning learning, Attempts attempts, Watch watch) {
    this.run = run;
    this.course = course;
    this.learning = learning;
    this.attempts = attempts;
    this.watch = watch;
  }

  /**
   * Blocks until the last step is made.
   *
   * @throws NotAttempted where a server or the sandbox failed; what was made by then is kept
   */
  Claim run(long seed) throws IOException, NotAttempted, InterruptedException {
    Trainer trainer = learning.trainer(course.arms(), TaskFeatures.size(), new Random(seed));
    var loop = new LearningLoop(course, trainer, attempts, new Random(seed));
    try (var results = new Results(run, course, seed, learning.word())) {
      HeldOut heldOut = loop.holdOut();
      for (int step = 0; step < course.length().steps(); step++) {
        var before = StepFigures.Before.of(trainer, heldOut);
        Step made = loop.step();
        watch.stepped(results.add(before, made, trainer, heldOut));
      }
      return results.end(heldOut);
    }
  }
}
