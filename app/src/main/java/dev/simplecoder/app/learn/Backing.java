package dev.simplecoder.app.learn;

import dev.simplecoder.app.exercise.Attempter;
import dev.simplecoder.app.exercise.Backend;
import dev.simplecoder.app.exercise.BackendOptions;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.store.ArmSizes;
import dev.simplecoder.router.Arm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    Optional<Path> recorded = BackendOptions.recorded(parsed, shell);
    Backend backend = BackendOptions.open(models, parsed, settings, shell);
    List<Arm> arms = recorded.isPresent() ? sized(backend.arms(), recorded.get()) : backend.arms();
    return new Backing(
        arms, backend.digests(), backend.attempter(), backend.notice(), backend::close);
  }

  /** What is active of a recorded model is known to its folder, not to who serves it. */
  private static List<Arm> sized(List<Arm> arms, Path folder) throws IOException {
    ArmSizes sizes = ArmSizes.in(folder);
    return arms.stream()
        .map(arm -> {
          double active = sizes.active(arm.id()).orElse(arm.activeBillions());
          return new Arm(arm.id(), arm.family(), active, arm.greedy());
        })
        .toList();
  }

  @Override
  public void close() {
    end.run();
  }
}
