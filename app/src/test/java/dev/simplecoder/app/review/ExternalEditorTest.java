package dev.simplecoder.app.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExternalEditorTest {

  private static final WorkspacePath HELLO = new WorkspacePath("src/he llo.py");
  private static final ChangeSet CHANGES =
      new ChangeSet(
          List.of(
              new FileChange(HELLO, null, "print(1)\n"),
              new FileChange(new WorkspacePath("src/other.py"), "a\n", "b\n"),
              new FileChange(new WorkspacePath("src/gone.py"), "a\n", null)));

  @TempDir Path folder;

  @Test
  void givesBackWhatWasWritten() throws Exception {
    Path editor = script("echo 'print(\"é\")' > \"$2\"");
    assertEquals(
        Map.of(HELLO, "print(\"é\")\n"),
        new ExternalEditor("'" + editor + "' --wait", temporary()).edit(CHANGES));
    assertEquals(List.of(), left());
  }

  @Test
  void passesTheNewFilesInAFolderOfTheOwner() throws Exception {
    Path seen = folder.resolve("seen");
    Path editor =
        script("{ stat -c %a . 2>/dev/null || stat -f %Lp .; printf '%s\\n' \"$@\"; } > " + seen);
    assertEquals(Map.of(), new ExternalEditor(editor.toString(), temporary()).edit(CHANGES));
    assertEquals("700\n./src/he llo.py\n./src/other.py\n", Files.readString(seen));
  }

  @Test
  void noNameIsAnOptionOfTheEditor() throws Exception {
    Path seen = folder.resolve("seen");
    Path editor = script("printf '%s\\n' \"$@\" > " + seen);
    var changes =
        new ChangeSet(
            List.of(
                new FileChange(new WorkspacePath("+!touch evil"), null, "a\n"),
                new FileChange(new WorkspacePath("--cmd=!touch evil"), null, "b\n")));
    new ExternalEditor(editor.toString(), temporary()).edit(changes);
    assertEquals("./+!touch evil\n./--cmd=!touch evil\n", Files.readString(seen));
  }

  @Test
  void noShellReadsTheCommand() throws Exception {
    Path seen = folder.resolve("seen");
    Path editor = script("printf '%s\\n' \"$1\" > " + seen);
    new ExternalEditor(editor + " $(id);x", temporary()).edit(CHANGES);
    assertEquals("$(id);x\n", Files.readString(seen));
  }

  @Test
  void saysWhatWentWrong() throws Exception {
    Path failing = script("exit 3");
    Path latin = script("printf '\\351' > \"$1\"");
    Path deleting = script("rm \"$1\"");
    assertEquals("no editor is named; set VISUAL or EDITOR", problem("  "));
    assertEquals(failing + " ended with code 3", problem(failing.toString()));
    assertEquals(HELLO + " was not saved as UTF-8", problem(latin.toString()));
    assertEquals(
        HELLO + " is gone; to leave a file out, reject the changes", problem(deleting.toString()));
    assertEquals(
        "no-such-editor cannot be started; name another editor with VISUAL or EDITOR",
        problem("no-such-editor -w"));
    assertEquals(List.of(), left());
  }

  @Test
  void splitsACommandAsItIsWritten() {
    assertEquals(List.of("code", "--wait"), CommandWords.split("  code   --wait "));
    assertEquals(
        List.of("/opt/my editor/bin", "-c", "set tw=72", ""),
        CommandWords.split("/opt/my\\ editor/bin -c 'set tw=72' \"\""));
    assertEquals(List.of(), CommandWords.split(""));
  }

  private String problem(String command) {
    var editor = new ExternalEditor(command, temporary());
    return String.valueOf(assertThrows(IOException.class, () -> editor.edit(CHANGES)).getMessage());
  }

  private Path temporary() {
    try {
      return Files.createDirectories(folder.resolve("tmp"));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> all = Files.list(temporary())) {
      return all.toList();
    }
  }

  private Path script(String body) throws IOException {
    Path script = Files.createTempFile(folder, "editor", ".sh");
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }
}
