package dev.simplecoder.app.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.rag.Content;
import dev.simplecoder.tools.fs.Roots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceCorpusTest {

  @TempDir private Path scratch;
  private Path workspace;

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = Files.createDirectory(scratch.toRealPath().resolve("work"));
    file("../outside.py", "secret = 1\n");
    file("src/a.py", "a = 1\r\nb = 2\r\n");
    file("mixed.py", "a\r\nb\nc\rd\n");
    file(".gitignore", "*.log\n/out/\n!.env\n!id_rsa\n!*.pem\n!.ssh/\n");
    file("a.log", "x\n");
    file("out/o.py", "x\n");
    file(".env", "KEY=1\n");
    file("id_rsa", "x\n");
    file("deploy/server.pem", "x\n");
    file(".ssh/config", "x\n");
    file(".git/config", "x\n");
    file("package-lock.json", "{}\n");
    file("image.py", "\0\0");
    file("odd\u001b[2Jname.py", "x\n");
    file("odd\nname.py", "x\n");
    file("```sh odd.py", "x\n");
    file(".cache/simplecoder/state.txt", "x\n");
    Files.createSymbolicLink(workspace.resolve("link.py"), Path.of("../outside.py"));
    Files.createSymbolicLink(workspace.resolve("folder"), scratch);
  }

  private void file(String path, String text) throws IOException {
    Path file = workspace.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private WorkspaceCorpus corpus() throws IOException {
    return new WorkspaceCorpus(
        Roots.of(workspace, workspace), List.of(workspace.resolve(".cache/simplecoder")));
  }

  @Test
  void aWalkComesByWhatMayBeReadWithoutAsking() throws Exception {
    List<String> paths = new ArrayList<>();
    corpus().walk(file -> paths.add(file.path() + " " + file.size()));
    assertEquals(
        List.of(".gitignore 40", "image.py 2", "mixed.py 9", "package-lock.json 3", "src/a.py 14"),
        paths);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.log",
        "out/o.py",
        ".env",
        "id_rsa",
        "deploy/server.pem",
        ".ssh/config",
        ".git/config",
        "odd\u001b[2Jname.py",
        "odd\nname.py",
        "```sh odd.py",
        ".cache/simplecoder/state.txt",
        "folder/outside.py",
        "gone.py",
        "src"
      })
  void aPathThatIsRememberedIsNoWayAroundTheRules(String path) throws Exception {
    assertEquals(new Content.Absent(), corpus().read(path));
  }

  @Test
  void whatTheSystemDoesNotLetReadStopsNothing() throws Exception {
    assertEquals(new Content.Unreadable(), corpus().read("long".repeat(100)));
  }

  @Test
  void linesEndInOneWay() throws Exception {
    assertEquals(new Content.Text("a = 1\nb = 2\n"), corpus().read("src/a.py"));
    assertEquals(new Content.Text("a\nb\nc\nd\n"), corpus().read("mixed.py"));
  }

  @Test
  void whatIsNoTextOrNotWrittenByAPersonIsLeftOut() throws Exception {
    assertEquals(new Content.LeftOut("binary"), corpus().read("image.py"));
    assertEquals(new Content.LeftOut("binary"), corpus().read("link.py"));
    assertEquals(new Content.LeftOut("lock file"), corpus().read("package-lock.json"));
  }
}
