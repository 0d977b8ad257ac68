package dev.simplecoder.app.watch;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.fs.FileEntry;
import dev.simplecoder.tools.verify.CheckedFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Notices that files were saved, by looking at the sizes and times of all of them now and then.
 * That works on every disk, in containers and over networks, with editors that save by renaming and
 * for any number of folders, where the system's own notices do not; and since a look compares
 * everything, none can be missed. A tenth of a processor is the most that it takes: in a large
 * workspace the looks are farther apart.
 */
final class Saves {

  private static final Duration LEAST_PERIOD = Duration.ofMillis(500);

  /** Between looks, in times of what a look takes. */
  private static final int REST = 10;

  /** What has not changed for so long is saved; programs write several files one by one. */
  private static final Duration QUIET = Duration.ofMillis(250);

  /** Who goes on for longer is no person that saves. */
  private static final int MOST_LOOKS = 20;

  private final Listing listing;
  private final Waiting waiting;
  private final InstantSource clock;
  private final Consumer<String> notices;

  /** What was written all the time and then not for so long is watched again. */
  private static final Duration CALM = Duration.ofMinutes(1);

  /** Of those that are left out together; the rest is counted. */
  private static final int MOST_NAMES = 3;

  /** Files that a program writes all the time, as they were when they last changed. */
  private final SortedMap<WorkspacePath, Written> restless = new TreeMap<>();

  private final Set<WorkspacePath> told = new HashSet<>();

  /** Looks are taken by the work too. */
  private volatile Duration period = LEAST_PERIOD;

  /**
   * A file that was written.
   *
   * @param entry null where it is gone
   * @param since when it was first seen like this
   */
  private record Written(@Nullable FileEntry entry, Instant since) {}

  /** The files as they are. */
  interface Listing {
    CheckedFiles now() throws IOException, InterruptedException;
  }

  Saves(Listing listing, Waiting waiting, InstantSource clock, Consumer<String> notices) {
    this.listing = listing;
    this.waiting = waiting;
    this.clock = clock;
    this.notices = notices;
  }

  /** One look. */
  CheckedFiles now() throws IOException, InterruptedException {
    Instant start = clock.instant();
    CheckedFiles files = listing.now();
    Duration rest = Duration.between(start, clock.instant()).multipliedBy(REST);
    period = rest.compareTo(LEAST_PERIOD) < 0 ? LEAST_PERIOD : rest;
    return files;
  }

  /** What was saved or removed between two looks. */
  SortedSet<WorkspacePath> saved(CheckedFiles before, CheckedFiles after) {
    SortedSet<WorkspacePath> saved = before.changed(after);
    saved.removeAll(restless.keySet());
    return saved;
  }

  boolean areStill(CheckedFiles files) throws IOException, InterruptedException {
    return saved(files, now()).isEmpty();
  }

  /** Blocks until something was saved since a look, and nothing more for a moment. */
  CheckedFiles after(CheckedFiles known) throws IOException, InterruptedException {
    while (true) {
      CheckedFiles files = now();
      takeBack(files);
      if (!saved(known, files).isEmpty()) {
        CheckedFiles settled = settled(files);
        if (!saved(known, settled).isEmpty()) {
          return settled;
        }
      }
      waiting.pause(period);
    }
  }

  private CheckedFiles settled(CheckedFiles first) throws IOException, InterruptedException {
    CheckedFiles files = first;
    SortedSet<WorkspacePath> always = new TreeSet<>(first.entries().keySet());
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      waiting.pause(QUIET);
      CheckedFiles next = now();
      SortedSet<WorkspacePath> changed = saved(files, next);
      if (changed.isEmpty()) {
        return next;
      }
      always.retainAll(changed);
      files = next;
    }
    leaveOut(always, files);
    return files;
  }

  /** The same is told once. */
  private void leaveOut(SortedSet<WorkspacePath> always, CheckedFiles files) {
    Instant now = clock.instant();
    always.forEach(path -> restless.put(path, new Written(files.entries().get(path), now)));
    if (told.addAll(always)) {
      notices.accept(
          "not watched while something writes it all the time: %s; .simplecoderignore leaves it out for good"
              .formatted(names(always)));
    }
  }

  private static String names(SortedSet<WorkspacePath> paths) {
    String first =
        paths.stream()
            .limit(MOST_NAMES)
            .map(WorkspacePath::value)
            .collect(Collectors.joining(", "));
    return paths.size() <= MOST_NAMES
        ? first
        : first + " and " + (paths.size() - MOST_NAMES) + " more";
  }

  /** What has come to rest is watched again; only while no work runs, which compares files too. */
  private void takeBack(CheckedFiles files) {
    Instant now = clock.instant();
    restless.replaceAll((path, written) -> {
      FileEntry entry = files.entries().get(path);
      return Objects.equals(entry, written.entry()) ? written : new Written(entry, now);
    });
    restless
        .values()
        .removeIf(written -> CALM.compareTo(Duration.between(written.since(), now)) <= 0);
  }

  /**
   * Does work that is for files as they are. Where one of them is saved before its end it is given
   * up, and so it is where this thread is interrupted; empty where it says no more then. What it
   * says all the same is returned, and the interrupt is for who waits next. Blocks until the work
   * has ended.
   */
  <T> Optional<T> during(CheckedFiles files, Work<T> work)
      throws IOException, InterruptedException {
    Work.Running<T> running = work.start();
    try {
      boolean isWanted = true;
      while (isWanted && !waiting.ends(running.ended(), period)) {
        // In this order, for what is final may write files itself.
        isWanted = areStill(files) || work.isFinal();
      }
      running.giveUp();
      return running.result();
    } catch (InterruptedException interrupted) {
      running.giveUp();
      Optional<T> said = running.result();
      if (said.isEmpty()) {
        throw interrupted;
      }
      Thread.currentThread().interrupt();
      return said;
    } catch (IOException failed) {
      running.giveUp();
      throw failed;
    }
  }
}
