package dev.simplecoder.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.router.feature.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceShapeTest {

  @TempDir private Path folder;

  @Test
  void aWorkspaceIsCountedByItsLanguages() throws IOException, InterruptedException {
    for (String name : new String[] {"a.py", "b.py", "c.java", "d.ts", "notes.txt"}) {
      Files.createFile(folder.resolve(name));
    }
    assertEquals(
        new Shape(5, 0.5, 0.25, 0.25), WorkspaceShape.of(folder, folder, List.of()).shape());
  }

  @Test
  void aNameIsFoundInEachFolderThatHasSuchAFile() throws IOException, InterruptedException {
    for (String name : new String[] {"b/util.py", "a/util.py", "a/myutil.py"}) {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.createFile(folder.resolve(name));
    }
    List<String> names = List.of("util.py", "a/util.py", "c.py");
    assertEquals(
        Map.of(
            "util.py",
            List.of("a/util.py", "b/util.py"),
            "a/util.py",
            List.of("a/util.py"),
            "c.py",
            List.of()),
        WorkspaceShape.of(folder, folder, names).places());
  }

  @Test
  void aNameThatIsAPathItselfMeansThatFileAlone() throws IOException, InterruptedException {
    for (String name : new String[] {"README.md", "a/README.md", "b/a/README.md"}) {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.createFile(folder.resolve(name));
    }
    List<String> names = List.of("README.md", "a/README.md");
    assertEquals(
        Map.of("README.md", List.of("README.md"), "a/README.md", List.of("a/README.md")),
        WorkspaceShape.of(folder, folder, names).places());
  }
}
