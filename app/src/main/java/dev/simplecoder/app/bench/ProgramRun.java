package dev.simplecoder.app.bench;

import dev.simplecoder.app.exercise.Asked;
import dev.simplecoder.app.exercise.Attempter;
import dev.simplecoder.app.exercise.Crew;
import dev.simplecoder.app.exercise.NotAttempted;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.runs.RunLines;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.ExecutionException;

/** Has attempts made that are not yet in the file of a run, and writes each down when it is. */
final class ProgramRun {

  private final RunLines file;
  private final Attempter attempter;
  private final Console console;
  private final InstantSource clock;

  ProgramRun(RunLines file, Attempter attempter, Console console, InstantSource clock) {
    this.file = file;
    this.attempter = attempter;
    this.console = console;
    this.clock = clock;
  }

  /**
   * All that is wanted, in its order, what an earlier process has written included.
   *
   * @throws NotAttempted where server or sandbox failed; what was made by then is written
   */
  List<Trial> run(List<Asked> wanted, int jobs) throws NotAttempted, InterruptedException {
    SequencedMap<Trial.Key, Trial> made = earlier();
    List<Asked> missing = wanted.stream().filter(asked -> !made.containsKey(key(asked))).toList();
    var headway = new Headway("making attempts", missing.size(), console, clock);
    try {
      new Crew<Asked, Trial>(jobs)
          .run(
              missing,
              asked -> Trial.of(asked, attempter.attempt(asked)),
              trial -> {
                file.add(trial.line());
                made.put(trial.key(), trial);
                headway.passed(" (attempts)");
              });
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case NotAttempted server -> throw server;
        case UserError wrong -> throw wrong;
        case null, default -> throw new IllegalStateException(failed);
      }
    } finally {
      console.endWait();
    }
    List<Trial> trials = new ArrayList<>();
    wanted.forEach(asked -> trials.add(made.get(key(asked))));
    return trials;
  }

  private static Trial.Key key(Asked asked) {
    return new Trial.Key(asked.problem().id(), asked.arm(), asked.sample());
  }

  private SequencedMap<Trial.Key, Trial> earlier() {
    SequencedMap<Trial.Key, Trial> earlier = new LinkedHashMap<>();
    for (String line : file.earlier()) {
      try {
        Trial trial = Trial.read(line);
        earlier.put(trial.key(), trial);
      } catch (IOException damaged) {
        throw new UserError(
            "the run cannot be gone on with: " + damaged.getMessage(), "Begin a new one.");
      }
    }
    return earlier;
  }
}
