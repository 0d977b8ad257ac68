package dev.simplecoder.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.router.feature.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceShapeTest {

  @TempDir private Path folder;

  @Test
  void aWorkspaceIsCountedByItsLanguages() throws IOException, InterruptedException {
    for (String name : new String[] {"a.py", "b.py", "c.java", "d.ts", "notes.txt"}) {
      Files.createFile(folder.resolve(name));
    }
    assertEquals(new Shape(5, 0.5, 0.25, 0.25), WorkspaceShape.of(folder, folder));
  }
}
