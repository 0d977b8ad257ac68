package dev.simplecoder.app.routing;

/** The models that have not worked on a task yet. */
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
   * Has one of them go on, as if what there is had failed. Blocks while it is opened.
   *
   * @return false where there is none that is worth it
   */
  boolean handOn() throws InterruptedException;
}
