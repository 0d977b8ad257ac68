package dev.simplecoder.app.review;

import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.shell.Scratch;
import dev.simplecoder.app.shell.Shell;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the person's editor on copies of the new files, in a folder that nobody else can read and
 * that is gone afterwards. No shell is involved.
 */
public final class ExternalEditor implements FileEditor {

  private final String command;
  private final Path temporaryRoot;

  /**
   * @param command the value of {@code $VISUAL} or {@code $EDITOR}, with arguments; empty where
   *     neither is set
   */
  public ExternalEditor(String command, Path temporaryRoot) {
    this.command = command;
    this.temporaryRoot = temporaryRoot;
  }

  /** The one that the environment names. */
  public static ExternalEditor of(Shell shell) {
    return new ExternalEditor(
        shell.variable("VISUAL").or(() -> shell.variable("EDITOR")).orElse(""),
        shell.variable("TMPDIR").map(Path::of).orElse(Path.of("/tmp")));
  }

  @Override
  public Map<WorkspacePath, String> edit(ChangeSet changes)
      throws IOException, InterruptedException {
    List<String> words = CommandWords.split(command);
    if (words.isEmpty()) {
      throw new IOException("no editor is named; set VISUAL or EDITOR");
    }
    // Which nobody but its owner may enter.
    Path folder = Files.createTempDirectory(temporaryRoot, "simplecoder-edit-");
    try {
      Map<WorkspacePath, Path> copies = copy(changes, folder);
      if (copies.isEmpty()) {
        throw new IOException("there is no new text to edit, only deletions");
      }
      run(words, List.copyOf(copies.values()), folder);
      return changed(changes, copies);
    } finally {
      Scratch.delete(folder);
    }
  }

  private static Map<WorkspacePath, Path> copy(ChangeSet changes, Path folder) throws IOException {
    var copies = new LinkedHashMap<WorkspacePath, Path>();
    for (FileChange change : changes.changes()) {
      String after = change.after();
      if (after != null) {
        Path copy = folder.resolve(change.path().value());
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, after);
        copies.put(change.path(), copy);
      }
    }
    return copies;
  }

  private static void run(List<String> words, List<Path> copies, Path folder)
      throws IOException, InterruptedException {
    var line = new ArrayList<>(words);
    // A model chose the names, and "+!command" or "-c" would be an option of the editor.
    copies.forEach(copy -> line.add("./" + folder.relativize(copy)));
    Process editor = start(new ProcessBuilder(line).directory(folder.toFile()).inheritIO());
    try {
      int code = editor.waitFor();
      if (code != 0) {
        throw new IOException(words.getFirst() + " ended with code " + code);
      }
    } catch (InterruptedException interrupted) {
      editor.destroy();
      throw interrupted;
    }
  }

  /** The system's words would name a folder that is gone by then, and no remedy. */
  private static Process start(ProcessBuilder editor) throws IOException {
    try {
      return editor.start();
    } catch (IOException failed) {
      String name = editor.command().getFirst();
      throw new IOException(
          name + " cannot be started; name another editor with VISUAL or EDITOR", failed);
    }
  }

  private static Map<WorkspacePath, String> changed(
      ChangeSet changes, Map<WorkspacePath, Path> copies) throws IOException {
    var texts = new LinkedHashMap<WorkspacePath, String>();
    for (FileChange change : changes.changes()) {
      Path copy = copies.get(change.path());
      if (copy != null) {
        String text = read(copy, change.path());
        if (!text.equals(change.after())) {
          texts.put(change.path(), text);
        }
      }
    }
    return texts;
  }

  private static String read(Path copy, WorkspacePath path) throws IOException {
    try {
      return Files.readString(copy);
    } catch (CharacterCodingException notUtf8) {
      throw new IOException(path + " was not saved as UTF-8", notUtf8);
    } catch (NoSuchFileException gone) {
      throw new IOException(path + " is gone; to leave a file out, reject the changes", gone);
    }
  }
}
