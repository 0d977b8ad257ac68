package dev.simplecoder.tools.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.fs.Roots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedFilesTest {

  @TempDir Path temp;

  private Path write(String name, String text, long time) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(time));
    return file;
  }

  private CheckedFiles look() throws Exception {
    Path folder = temp.toRealPath();
    return CheckedFiles.of(Roots.of(folder, folder));
  }

  private static List<String> changed(CheckedFiles before, CheckedFiles after) {
    return before.changed(after).stream().map(WorkspacePath::value).toList();
  }

  @Test
  void whatIsWrittenRenamedIntoPlaceAddedOrRemovedHasChanged() throws Exception {
    write("a.py", "a", 1_000);
    write("b.py", "b", 1_000);
    write("c.py", "c", 1_000);
    write("d/e.py", "e", 1_000);
    CheckedFiles before = look();
    assertEquals(List.of(), changed(before, look()));

    write("a.py", "A", 2_000);
    Files.move(
        write("b.py~", "B", 2_000), temp.resolve("b.py"), StandardCopyOption.REPLACE_EXISTING);
    Files.delete(temp.resolve("c.py"));
    write("d/f.py", "f", 1_000);

    assertEquals(List.of("a.py", "b.py", "c.py", "d/f.py"), changed(before, look()));
  }

  @Test
  void whatNoCheckSeesIsNotLookedAt() throws Exception {
    write(".gitignore", "*.log\n", 1_000);
    CheckedFiles before = look();
    write("run.log", "1", 1_000);
    write(".env", "KEY=1", 1_000);
    write("__pycache__/a.pyc", "1", 1_000);
    write("node_modules/x/index.js", "1", 1_000);
    write(".git/index", "1", 1_000);
    assertEquals(List.of(), changed(before, look()));
  }

  @Test
  void someFilesCanBeAsTheyAreInALaterLook() throws Exception {
    write("a.py", "a", 1_000);
    write("b.py", "b", 1_000);
    write("c.py", "c", 1_000);
    CheckedFiles before = look();
    write("a.py", "A", 2_000);
    write("b.py", "B", 2_000);
    Files.delete(temp.resolve("c.py"));
    CheckedFiles after = look();

    CheckedFiles between =
        before.with(List.of(new WorkspacePath("a.py"), new WorkspacePath("c.py")), after);

    assertEquals(List.of("b.py"), changed(between, after));
    assertFalse(between.has(new WorkspacePath("c.py")));
  }
}
