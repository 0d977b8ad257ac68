package dev.simplecoder.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.router.feature.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspaceShapeTest {

  @TempDir private Path folder;

  @Test
  void aWorkspaceIsCountedByItsLanguages() throws IOException, InterruptedException {
    for (String name : new String[] {"a.py", "b.py", "c.java", "d.ts", "notes.txt"}) {
      Files.createFile(folder.resolve(name));
    }
    assertEquals(new WorkspaceShape.Seen(new Shape(5, 0.5, 0.25, 0.25), false), seen());
  }

  @ParameterizedTest
  @CsvSource({
    "test_greet.py, true",
    "tests/greet.py, true",
    "src/test/java/GreetTest.java, true",
    "app.test.ts, true",
    "greet_test.go, true",
    "spec/a_spec.rb, true",
    "latest.py, false",
    "contest/entry.py, false",
    "testing.md, false"
  })
  void testsAreToldByTheirNames(String name, boolean isTest)
      throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    assertEquals(isTest, seen().hasTests());
  }

  private WorkspaceShape.Seen seen() throws InterruptedException {
    return WorkspaceShape.of(folder, folder);
  }
}
