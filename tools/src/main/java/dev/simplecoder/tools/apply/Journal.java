package dev.simplecoder.tools.apply;

import dev.simplecoder.tools.apply.EntryStore.Kept;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The journal of what is changed in one output root, opened for one process at a time. */
final class Journal {

  /** In the path, so that a program with another format finds a history of its own. */
  private static final String FORMAT = "v1";

  private static final int HASH_LENGTH = 16;
  private static final String README = "about.txt";
  private static final String UNFINISHED = "about.tmp";

  private final Path outputRoot;
  private final Path stateDirectory;
  private final InstantSource clock;
  private final Folder.Opener opener;
  private final int lockAttempts;

  Journal(
      Path outputRoot,
      Path stateDirectory,
      InstantSource clock,
      Folder.Opener opener,
      int lockAttempts) {
    this.outputRoot = outputRoot;
    this.stateDirectory = stateDirectory;
    this.clock = clock;
    this.opener = opener;
    this.lockAttempts = lockAttempts;
  }

  /** What is done while no other process may; it sees both places. */
  interface Work<T> {
    T on(OutputRoot root, EntryStore store) throws IOException, Blocked;
  }

  /** What only looks at the history. */
  interface Look<T> {
    T at(EntryStore store) throws IOException;
  }

  InstantSource clock() {
    return clock;
  }

  /** Runs {@code work} to its end whatever interrupts; {@code otherwise} tells why it could not. */
  <T> T work(Work<T> work, Function<Stopped, T> otherwise) throws InterruptedException {
    try {
      Path root = realRoot();
      Path history = prepareHistory(root);
      try (RootLock lock = RootLock.open(history)) {
        if (!lock.take(lockAttempts, clock.instant())) {
          return otherwise.apply(new Busy(lock.holder()));
        }
        return Undisturbed.run(() -> at(root, history, work, otherwise));
      }
    } catch (Blocked e) {
      return otherwise.apply(e.reason());
    } catch (IOException e) {
      return otherwise.apply(unusable(e));
    }
  }

  /** The history, not the output root, is what fails. */
  Unwritable unusable(IOException e) {
    return new Blocked(stateDirectory.toString(), e).reason();
  }

  /** As {@link #work}, but only where no change is half done. */
  <T> T workOnWhole(Work<T> work, Function<Stopped, T> otherwise) throws InterruptedException {
    return work(
        (root, store) -> {
          Optional<Kept> underway = store.underway();
          return underway.isPresent()
              ? otherwise.apply(store.halfDone(underway.get(), "it was interrupted"))
              : work.on(root, store);
        },
        otherwise);
  }

  /** Looks without a lock; {@code otherwise} where there is no history yet. */
  <T> T look(Look<T> look, T otherwise) throws IOException {
    if (!Files.isDirectory(outputRoot)) {
      return otherwise;
    }
    Path history = history(outputRoot.toRealPath());
    if (!Files.isDirectory(history)) {
      return otherwise;
    }
    try (Folder home = opener.open(history.toRealPath())) {
      return look.at(new EntryStore(history, home));
    }
  }

  private <T> T at(Path root, Path history, Work<T> work, Function<Stopped, T> otherwise)
      throws IOException, Blocked {
    try (Folder home = opener.open(history)) {
      if (home.look(README) == null) {
        describe(home, history, root);
      }
      EntryStore store = new EntryStore(history, home);
      try {
        return work.on(new OutputRoot(root, stateDirectory.toRealPath(), opener), store);
      } catch (IOException e) {
        Optional<Kept> underway = store.underway();
        if (underway.isEmpty()) {
          throw e;
        }
        String why = new Obstacle.Refused(new Blocked(history.toString(), e).reason()).words();
        return otherwise.apply(store.halfDone(underway.get(), why));
      }
    }
  }

  private Path realRoot() throws Blocked {
    try {
      Path real = outputRoot.toRealPath();
      if (Files.isDirectory(real)) {
        return real;
      }
    } catch (IOException absent) {
      throw noRoot(absent.toString());
    }
    throw noRoot("not a folder");
  }

  private Blocked noRoot(String detail) {
    return new Blocked(new Unwritable(outputRoot.toString(), Unwritable.Why.NO_ROOT, detail));
  }

  private Path history(Path realRoot) {
    String hash = Sha256.of(realRoot.toString().getBytes(StandardCharsets.UTF_8));
    return stateDirectory.resolve("undo").resolve(FORMAT).resolve(hash.substring(0, HASH_LENGTH));
  }

  private Path prepareHistory(Path realRoot) throws IOException {
    Path history = history(realRoot);
    Files.createDirectories(history, Attributes.creating(history, "rwx------"));
    return history.toRealPath();
  }

  /** The first thing in a new history, which lasts from here on. */
  private void describe(Folder home, Path history, Path root) throws IOException {
    Path state = stateDirectory.toRealPath();
    Path at = history;
    while (!at.equals(state)) {
      at = Objects.requireNonNull(at.getParent());
      try (Folder folder = opener.open(at)) {
        folder.force();
      }
    }
    String text =
        """
        What SimpleCoder changed in the folder below, kept for its undo and redo.
        Deleting this folder loses nothing but that.

        %s
        """
            .formatted(root);
    if (home.look(UNFINISHED) != null) {
      home.delete(UNFINISHED);
    }
    home.write(
        UNFINISHED, "rw-------", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    home.move(UNFINISHED, README);
    home.force();
  }
}
