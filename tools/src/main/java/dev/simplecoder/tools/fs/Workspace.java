package dev.simplecoder.tools.fs;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.tool.Action.Scope;
import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.apply.FileWrite;
import dev.simplecoder.tools.apply.Sha256;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files as a model sees them: the disk with what is staged on top. The disk is never changed
 * here. For one thread.
 */
public final class Workspace {

  /** Larger files are read in windows only. */
  public static final int EDITABLE_BYTES = 2 << 20;

  private static final String EDIT_DROPPED =
      "The file changed on the disk after your edit, and the edit was dropped. This is the file as it is now.";

  private final Roots roots;
  private final Locator locator;
  private final SortedMap<WorkspacePath, Staged> staged = new TreeMap<>();

  /** What the disk had when a model last read a file. */
  private final Map<WorkspacePath, Optional<String>> seen = new HashMap<>();

  private record Staged(Origin origin, TextFile after) {}

  public Workspace(Roots roots) {
    this.roots = roots;
    this.locator = new Locator(roots);
  }

  public Roots roots() {
    return roots;
  }

  /** Where a path that a model wrote leads. */
  public Located locate(String raw, Purpose purpose) throws BadArguments {
    return locator.locate(raw, purpose);
  }

  /**
   * What a model gets to read; what it saw is remembered, so that later changes of the disk are
   * noticed.
   */
  public Content read(Located located) throws IOException {
    Place.Loaded disk = place(located).load();
    if (!(located instanceof Located.Inside(WorkspacePath path, Scope _))) {
      return disk.content();
    }
    Staged change = staged.get(path);
    if (change != null && Objects.equals(disk.sha256(), change.origin().readSha256())) {
      return new Content.Text(change.after(), "");
    }
    staged.remove(path);
    seen.put(path, Optional.ofNullable(disk.sha256()));
    return change != null && disk.content() instanceof Content.Text(TextFile file, String _)
        ? new Content.Text(file, EDIT_DROPPED)
        : disk.content();
  }

  /** The text of a file of any size, from the disk; what is not valid in it is replaced. */
  public Reader open(Located located) throws IOException {
    return place(located).reader();
  }

  /** Whether a folder is there, staged files counted. */
  public boolean isFolder(Located located) throws IOException {
    boolean holdsStaged =
        located instanceof Located.Inside(WorkspacePath path, Scope _)
            && staged.keySet().stream()
                .anyMatch(file -> !file.equals(path) && file.startsWith(path));
    return holdsStaged
        || place(located).attributes().map(BasicFileAttributes::isDirectory).orElse(false);
  }

  /**
   * Begins a change. Refuses what no text can be staged for, and a file that changed since the
   * model read it.
   */
  public Draft draft(WorkspacePath path) throws BadArguments, IOException {
    Staged change = staged.get(path);
    Origin origin = origin(path);
    Optional<String> now = Optional.ofNullable(origin.readSha256());
    Optional<String> known =
        change == null
            ? seen.getOrDefault(path, now)
            : Optional.ofNullable(change.origin().readSha256());
    if (!known.equals(now)) {
      throw new BadArguments(
          path + " changed on the disk since you read it. Read it again, then make your change.");
    }
    return new Draft(path, change == null ? origin.file() : change.after(), origin);
  }

  /**
   * Keeps a file's new text for the change set. A text that the disk has already takes the file out
   * of it.
   */
  public void stage(Draft draft, String text) throws BadArguments, IOException {
    WorkspacePath path = draft.path();
    checkWritable(path);
    Origin origin = origin(path);
    if (!origin.equals(draft.origin())) {
      throw new BadArguments(
          path + " has just changed on the disk. Read it again, then make your change.");
    }
    TextFile current = draft.current();
    TextFile after = current == null ? TextFile.created(text) : current.with(text);
    checkEncodes(path, after);
    Staged earlier = staged.get(path);
    Origin first = earlier == null ? origin : earlier.origin();
    if (after.equals(first.file())) {
      staged.remove(path);
    } else {
      staged.put(path, new Staged(first, after));
    }
  }

  /** The same in one step, for a text that a person has edited. */
  public void stage(WorkspacePath path, String text) throws BadArguments, IOException {
    stage(draft(path), text);
  }

  public ChangeSet changes() {
    List<FileChange> changes = new ArrayList<>();
    staged.forEach((path, change) ->
        changes.add(new FileChange(path, text(change.origin().file()), change.after().text())));
    return new ChangeSet(changes);
  }

  /** What applying the change set would write, in the order of the paths. */
  public List<FileWrite> writes() {
    List<FileWrite> writes = new ArrayList<>();
    staged.forEach((path, change) ->
        writes.add(new FileWrite(path, change.origin().targetSha256(), encoded(change.after()))));
    return writes;
  }

  /** Whether the text of a file is another one than that on the disk. */
  public boolean isStaged(WorkspacePath path) {
    return staged.containsKey(path);
  }

  /** The new texts, and which files on the disk they are for, in the order of the paths. */
  public List<AgentEvent.Staged> stagedTexts() {
    List<AgentEvent.Staged> texts = new ArrayList<>();
    staged.forEach((path, change) ->
        texts.add(new AgentEvent.Staged(path, hash(change.origin()), change.after().text())));
    return texts;
  }

  /**
   * Stages a text of {@link #stagedTexts} again. False where the file on the disk is another by
   * now; a model that goes on is then told to read it again.
   */
  public boolean restore(WorkspacePath path, String beforeSha256, String text)
      throws BadArguments, IOException {
    Draft draft = draft(path);
    TextFile current = draft.current();
    if (current != null && current.text().equals(text)) {
      return true; // it was applied, and only that was not recorded
    }
    if (!hash(draft.origin()).equals(beforeSha256)) {
      seen.put(path, Optional.of(beforeSha256).filter(hash -> !hash.isEmpty()));
      return false;
    }
    stage(draft, text);
    return true;
  }

  private static String hash(Origin origin) {
    return Objects.requireNonNullElse(origin.readSha256(), "");
  }

  /** The change set as it is now. */
  public Mark mark() {
    return new Mark(new TreeMap<>(staged));
  }

  /** Takes the change set back to what it was; what was read since counts as read. */
  public void rollback(Mark mark) {
    staged.clear();
    staged.putAll(mark.staged);
  }

  /** A moment to which the change set can go back. */
  public static final class Mark {
    private final SortedMap<WorkspacePath, Staged> staged;

    private Mark(SortedMap<WorkspacePath, Staged> staged) {
      this.staged = staged;
    }
  }

  /** Forgets the change of one file. */
  public void unstage(WorkspacePath path) {
    staged.remove(path);
  }

  /** Forgets the change set. */
  public void discard() {
    staged.clear();
  }

  /** The change set is on the disk now: what was staged is what the model has seen of it. */
  public void applied() {
    staged.forEach(
        (path, change) -> seen.put(path, Optional.of(Sha256.of(encoded(change.after())))));
    staged.clear();
  }

  /** The files as they are now, for walking through them with several threads. */
  public FileTree tree() {
    Map<WorkspacePath, TextFile> texts = new TreeMap<>();
    staged.forEach((path, change) -> texts.put(path, change.after()));
    return new FileTree(roots, texts);
  }

  private void checkWritable(WorkspacePath path) throws BadArguments, IOException {
    if (locator.scope(path, Purpose.WRITE) == Scope.PROTECTED) {
      throw new BadArguments(
          path + " belongs to version control or to SimpleCoder and cannot be written.");
    }
    if (!path.startsWith(roots.writable())) {
      throw locator.notWritable(path);
    }
    if (!Links.resolve(roots.top(), Links.segments(path)).equals(roots.target(path))) {
      throw new BadArguments(path + " leads through a link by now. Name the file itself.");
    }
    WorkspacePath above = WorkspacePath.ROOT;
    for (String segment : Links.segments(path)) {
      above = above.child(segment);
      boolean file =
          staged.containsKey(above)
              || Files.isRegularFile(roots.target(above), LinkOption.NOFOLLOW_LINKS);
      if (file && !above.equals(path)) {
        throw new BadArguments(above + " is a file, so there can be no " + path + ".");
      }
    }
    if (isFolder(new Located.Inside(path, Scope.INSIDE))) {
      throw new BadArguments(path + " is a folder. Give the path of a file in it.");
    }
  }

  private static void checkEncodes(WorkspacePath path, TextFile file) throws BadArguments {
    try {
      int bytes = file.encode().length;
      if (EDITABLE_BYTES < bytes) {
        throw new BadArguments(
            path
                + " would have "
                + bytes
                + " bytes; at most "
                + EDITABLE_BYTES
                + " can be written. Split it.");
      }
    } catch (CharacterCodingException unmappable) {
      throw new BadArguments(
          "The text for "
              + path
              + " has half of a surrogate pair (\\ud800 to \\udfff), which no file can have.");
    }
  }

  private Origin origin(WorkspacePath path) throws BadArguments, IOException {
    Place place = roots.place(path);
    Place.Loaded disk = place.load();
    TextFile file =
        switch (disk.content()) {
          case Content.Text(TextFile text, String _) -> text;
          case Content.Missing() -> null;
          case Content.Folder() ->
              throw new BadArguments(path + " is a folder. Give the path of a file in it.");
          case Content.Large(long bytes) ->
              throw new BadArguments(
                  path
                      + " has "
                      + bytes
                      + " bytes; files above "
                      + EDITABLE_BYTES
                      + " cannot be changed.");
          case Content.Binary(String kind, long bytes) ->
              throw new BadArguments(
                  path + " is a " + kind + " of " + bytes + " bytes, not a text.");
        };
    boolean covered = !place.root().equals(roots.top());
    return new Origin(disk.sha256(), covered ? null : disk.sha256(), file);
  }

  private Place place(Located located) throws IOException {
    return switch (located) {
      case Located.Outside(Path path) ->
          new Place(path.getRoot(), Links.below(path.getRoot(), path));
      case Located.Inside(WorkspacePath path, Scope _) -> roots.place(path);
    };
  }

  private static @Nullable String text(@Nullable TextFile file) {
    return file == null ? null : file.text();
  }

  private static byte[] encoded(TextFile file) {
    try {
      return file.encode();
    } catch (CharacterCodingException unmappable) {
      throw new IllegalStateException("was encoded when it was staged", unmappable);
    }
  }
}
