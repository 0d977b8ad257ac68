package dev.simplecoder.tools.apply;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The records of changes, a folder each, whose name says how far the change has come. */
final class EntryStore {

  private static final Pattern NAME = Pattern.compile("(\\d{6,9})\\.([a-z-]+)");

  private final Path directory;
  private final Folder home;

  EntryStore(Path directory, Folder home) {
    this.directory = directory;
    this.home = home;
  }

  /** In what order a change passes through them is told in the package's story. */
  enum State {
    PREPARING("preparing"),
    APPLYING("applying"),
    DONE("done"),
    UNDOING("undoing"),
    UNDONE("undone"),
    REDOING("redoing"),
    DROPPED("dropped"),
    SET_ASIDE("set-aside");

    private final String suffix;

    State(String suffix) {
      this.suffix = suffix;
    }

    /** Whether a crash came between the files and the record. */
    boolean isUnderway() {
      return this == APPLYING || this == UNDOING || this == REDOING;
    }

    boolean isLeftover() {
      return this == PREPARING || this == DROPPED;
    }
  }

  /** A record, as its folder is called. */
  record Kept(int number, State state) {

    String id() {
      return "%06d".formatted(number);
    }

    String name() {
      return id() + "." + state.suffix;
    }

    static Optional<Kept> parse(String name) {
      Matcher matcher = NAME.matcher(name);
      return matcher.matches()
          ? Arrays.stream(State.values())
              .filter(state -> state.suffix.equals(matcher.group(2)))
              .map(state -> new Kept(Integer.parseInt(matcher.group(1)), state))
              .findFirst()
          : Optional.empty();
    }
  }

  /** Oldest first. */
  List<Kept> all() throws IOException {
    return home.names().stream().map(Kept::parse).flatMap(Optional::stream).toList();
  }

  Stream<Kept> in(State state) throws IOException {
    return all().stream().filter(kept -> kept.state == state);
  }

  Optional<Kept> underway() throws IOException {
    return all().stream().filter(kept -> kept.state.isUnderway()).findFirst();
  }

  /** The newest change that stands. */
  Optional<Kept> toUndo() throws IOException {
    return in(State.DONE).reduce((_, later) -> later);
  }

  /** What was undone last, where nothing was applied since. */
  Optional<Kept> toRedo() throws IOException {
    int newestDone = toUndo().map(Kept::number).orElse(0);
    return in(State.UNDONE).filter(kept -> newestDone < kept.number).findFirst();
  }

  Kept create() throws IOException {
    int number = all().stream().mapToInt(Kept::number).max().orElse(0) + 1;
    Kept kept = new Kept(number, State.PREPARING);
    home.makeFolder(kept.name(), "rwx------");
    return kept;
  }

  Folder open(Kept kept) throws IOException {
    return home.enter(kept.name());
  }

  Path path(Kept kept) {
    return directory.resolve(kept.name());
  }

  Entry read(Kept kept) throws IOException, Damaged {
    try (Folder folder = open(kept);
        InputStream text = folder.read(EntryJson.FILE)) {
      return EntryJson.read(text.readAllBytes());
    } catch (NoSuchFileException e) {
      throw new Damaged(EntryJson.FILE + " is missing");
    } catch (NotDirectoryException e) {
      throw new Damaged(kept.name() + " is no folder");
    }
  }

  /** Empty where it is damaged. */
  Optional<Entry> readable(Kept kept) throws IOException {
    try {
      return Optional.of(read(kept));
    } catch (Damaged e) {
      return Optional.empty();
    }
  }

  /** Comes before the first file is touched, and is durable; where that fails, all is as before. */
  Kept begin(Kept kept, State state) throws IOException {
    Kept begun = rename(kept, state);
    try {
      home.force();
    } catch (IOException e) {
      rename(begun, kept.state);
      throw e;
    }
    return begun;
  }

  /**
   * Comes when all files are in place. Should a power cut undo this very step, the next start finds
   * them so and takes it again.
   */
  Kept end(Kept kept, State state) throws IOException {
    Kept ended = rename(kept, state);
    try {
      home.force();
    } catch (IOException asGoodAsDone) {
      return ended;
    }
    return ended;
  }

  void drop(Kept kept) throws IOException {
    end(kept, State.DROPPED);
    sweep();
  }

  /** What to tell of a change that could not be brought to an end. */
  HalfDone halfDone(Kept kept, String why) throws IOException {
    try {
      Entry entry = read(kept);
      return new HalfDone(entry.label(), entry.paths(), path(kept), why);
    } catch (Damaged e) {
      return new HalfDone(kept.id(), List.of(), path(kept), String.valueOf(e.getMessage()));
    }
  }

  /** The disk does not give back what was written to it. */
  Unwritable unusable(String what) {
    return new Unwritable(directory.toString(), Unwritable.Why.FAILED, what);
  }

  /** When a record was last added to. */
  Instant modified(Kept kept) throws IOException {
    Folder.Facts facts = home.look(kept.name());
    if (facts == null) {
      throw new NoSuchFileException(kept.name());
    }
    return facts.modified();
  }

  /**
   * Removes what was being prepared or dropped; what cannot be removed is left to the next time.
   */
  void sweep() {
    try {
      for (Kept kept : all()) {
        if (kept.state.isLeftover()) {
          sweep(kept);
        }
      }
    } catch (IOException nextTime) {
      return;
    }
  }

  private Kept rename(Kept kept, State state) throws IOException {
    Kept renamed = new Kept(kept.number, state);
    home.move(kept.name(), renamed.name());
    return renamed;
  }

  private void sweep(Kept kept) throws IOException {
    try (Folder folder = open(kept)) {
      for (String name : folder.names()) {
        folder.delete(name);
      }
    }
    home.deleteFolder(kept.name());
  }
}
