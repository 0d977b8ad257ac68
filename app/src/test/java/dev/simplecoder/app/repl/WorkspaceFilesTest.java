package dev.simplecoder.app.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.tools.fs.Roots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkspaceFilesTest {

  @TempDir Path scratch;

  @Test
  void theBestFitComesFirstAndWhatIsIgnoredNever() throws Exception {
    Path folder = scratch.toRealPath();
    for (String name :
        List.of("src/app/Parser.java", "src/prose/A.java", "docs/parser.md", "build/Parser.java")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "x\n");
    }
    Files.writeString(folder.resolve(".gitignore"), "build/\n");
    var files = new WorkspaceFiles(Roots.of(folder, folder), InstantSource.system());
    assertEquals(List.of("docs/parser.md", "src/app/Parser.java"), files.like("parser"));
    assertEquals(List.of("src/prose/A.java", "src/app/Parser.java"), files.like("srcpra"));
    assertEquals(List.of(), files.like("zz"));
    assertEquals(4, files.like("").size());
  }
}
