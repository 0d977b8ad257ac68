package dev.simplecoder.app.learn;

import dev.simplecoder.app.exercise.Asked;
import dev.simplecoder.app.exercise.Attempter;
import dev.simplecoder.app.exercise.Crew;
import dev.simplecoder.app.exercise.NotAttempted;
import dev.simplecoder.app.runs.RunLines;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ExecutionException;

/** Has attempts made, some at a time and none twice, and keeps each before it is handed over. */
final class Attempts implements AutoCloseable {

  private final Attempter attempter;
  private final RunLines file;
  private final int jobs;
  private final InstantSource clock;
  private final Runnable watch;
  private final Map<Made.Key, Made> made = new HashMap<>();

  /**
   * Begins with those that a file has.
   *
   * @param jobs how many are made at a time
   * @param watch is run after each that is made
   */
  Attempts(Attempter attempter, RunLines file, int jobs, InstantSource clock, Runnable watch) {
    this.attempter = attempter;
    this.file = file;
    this.jobs = jobs;
    this.clock = clock;
    this.watch = watch;
    for (String line : file.earlier()) {
      Made earlier = read(line);
      made.put(earlier.key(), earlier);
    }
  }

  private static Made read(String line) {
    try {
      return MadeLine.read(line);
    } catch (IOException damaged) {
      throw new UserError(
          "a line of attempts.jsonl cannot be understood: " + damaged.getMessage(),
          "Take the line out; what it says will be asked for again.");
    }
  }

  /** How many there are already. */
  int known() {
    return made.size();
  }

  /**
   * Blocks until all are there, and returns them in their order. Where one fails no other is begun;
   * what was made by then is kept.
   *
   * @throws NotAttempted where a server or the sandbox failed
   */
  List<Made> all(List<Asked> wanted) throws NotAttempted, InterruptedException {
    SequencedMap<Made.Key, Asked> missing = new LinkedHashMap<>();
    for (Asked asked : wanted) {
      if (!made.containsKey(Made.Key.of(asked))) {
        missing.put(Made.Key.of(asked), asked);
      }
    }
    try {
      new Crew<Asked, Made>(jobs).run(List.copyOf(missing.values()), this::make, this::keep);
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case NotAttempted why -> throw why;
        case UserError wrong -> throw wrong;
        case null, default -> throw new IllegalStateException(failed);
      }
    }
    List<Made> all = new ArrayList<>();
    for (Asked asked : wanted) {
      Made there = made.get(Made.Key.of(asked));
      if (there == null) {
        throw new IllegalStateException("not made: " + Made.Key.of(asked));
      }
      all.add(there);
    }
    return all;
  }

  /** For attempts that nobody will want again: a long run has more than memory holds. */
  void forget(List<Made> done) {
    done.forEach(one -> made.remove(one.key()));
  }

  private Made make(Asked asked) throws NotAttempted, InterruptedException {
    return new Made(Made.Key.of(asked), attempter.attempt(asked), clock.instant());
  }

  private void keep(Made now) {
    file.add(MadeLine.of(now));
    made.put(now.key(), now);
    watch.run();
  }

  @Override
  public void close() {
    file.close();
  }
}
