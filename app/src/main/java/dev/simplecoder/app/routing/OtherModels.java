package dev.simplecoder.app.routing;

import java.util.OptionalDouble;

/** The models that have not worked on a task yet, and the one that has. */
public interface OtherModels {

  /** Where one model does all of it. */
  OtherModels NONE =
      new OtherModels() {
        @Override
        public int left() {
          return 0;
        }

        @Override
        public boolean isAtWork() {
          return false;
        }

        @Override
        public boolean handOn() {
          return false;
        }
      };

  /** How many there are. */
  int left();

  /** Whether the one that goes on from here has not worked on the task before. */
  boolean isAtWork();

  /**
   * How probable it is that what was answered last is right, by what came of such attempts before
   * and what its checks have said; empty where nobody learns that.
   */
  default OptionalDouble right() {
    return OptionalDouble.empty();
  }

  /**
   * Has one of them go on, as if what there is had failed. Blocks while it is opened.
   *
   * @return false where there is none that is worth it
   */
  boolean handOn() throws InterruptedException;
}
