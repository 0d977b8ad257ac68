package dev.simplecoder.app.learn;

import dev.simplecoder.app.exercise.Attempter;
import dev.simplecoder.app.exercise.Backend;
import dev.simplecoder.app.exercise.BackendOptions;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.router.Arm;
import java.io.IOException;
import java.util.List;
import java.util.SequencedMap;
import picocli.CommandLine.ParseResult;

/**
 * Who makes the attempts of a run.
 *
 * @param digests what changes when a model does, by arm; empty where nobody says
 * @param notice for the person before the first program runs; empty where that is nothing
 * @param end gives back what was opened
 */
record Backing(
    List<Arm> arms,
    SequencedMap<String, String> digests,
    Attempter attempter,
    String notice,
    Runnable end)
    implements AutoCloseable {

  Backing {
    arms = List.copyOf(arms);
  }

  /** How it is opened. */
  @FunctionalInterface
  interface Opening {
    Backing open(List<String> models, ParseResult parsed, Settings settings, Shell shell)
        throws IOException, InterruptedException;
  }

  /** The models of servers. */
  static Backing served(List<String> models, ParseResult parsed, Settings settings, Shell shell)
      throws IOException, InterruptedException {
    Backend backend = BackendOptions.open(models, parsed, settings, shell);
    return new Backing(
        backend.arms(), backend.digests(), backend.attempter(), backend.notice(), backend::close);
  }

  @Override
  public void close() {
    end.run();
  }
}
