package dev.simplecoder.app.models;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Runs models that lie in files of this machine. */
public interface Engine {

  /** One that has no models. */
  Engine NONE =
      new Engine() {
        @Override
        public List<ServedModel> models() {
          return List.of();
        }

        @Override
        public Started start(String model, int window, Duration idle) {
          throw new IllegalArgumentException("there is no model " + model);
        }

        @Override
        public String ending(String model, int window) {
          return "";
        }
      };

  /** What came of starting a model. */
  sealed interface Started {

    /**
     * It listens here, in OpenAI's protocol.
     *
     * @param load how long that took; zero where it ran already
     */
    record At(URI address, Duration load) implements Started {}

    /** It does not run, and what to do. */
    record Refused(Problem problem) implements Started {}
  }

  /** Every model that is known, best first. */
  List<ServedModel> models() throws IOException;

  /**
   * Blocks until the model is in memory, with a window of that many tokens.
   *
   * @param idle for how long it stays there when nobody asks
   */
  Started start(String model, int window, Duration idle) throws IOException, InterruptedException;

  /** Why a model that ran does so no more, and what to do: a clause; empty where it still runs. */
  String ending(String model, int window) throws IOException;
}
