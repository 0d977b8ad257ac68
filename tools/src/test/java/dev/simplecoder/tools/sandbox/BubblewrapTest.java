package dev.simplecoder.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By root or by an ordinary user, as the tests are run. */
class BubblewrapTest implements SandboxContract, WallsContract, CopiesContract {

  private static final Map<String, String> VERSIONS =
      Map.of(
          "cargo", "--version",
          "g++", "--version",
          "gcc", "--version",
          "go", "version",
          "java", "-version",
          "make", "--version",
          "mvn", "--version",
          "node", "--version",
          "npm", "--version",
          "python3", "--version");

  private static final String ASLEEP = WallsContract.sleeping("86344.25");

  private static Sandbox sandbox;

  @BeforeAll
  static void open() throws Exception {
    sandbox = Sandboxes.bubblewrap(Sandboxes.directPath());
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @Override
  public Sandbox sandbox() {
    return sandbox;
  }

  @Test
  void allToolsOnThePathOfThisMachineStart() throws Exception {
    try (Sandbox own = Sandboxes.bubblewrap()) {
      for (Map.Entry<String, String> tool : VERSIONS.entrySet()) {
        if (Sandboxes.searchPath().stream()
            .anyMatch(folder -> Files.isExecutable(folder.resolve(tool.getKey())))) {
          List<String> command = List.of(tool.getKey(), tool.getValue());
          Job job = new Job(command, SandboxContract.texts(), WallsContract.ROOMY.caps());
          SandboxContract.exited(0, own.run(job));
        }
      }
    }
  }

  @Test
  void theWorkspaceMayBeTheHomeOrAboveIt(@TempDir Path above) throws Exception {
    Path home = Files.createDirectories(above.resolve("me"));
    Files.writeString(home.resolve("file"), "content");
    Files.writeString(home.resolve("secret"), "told");
    var found = Bubblewrap.find(Sandboxes.searchPath(), home, InstantSource.system());
    try (Sandbox own = assertInstanceOf(Availability.Ready.class, found).sandbox()) {
      for (Path root : List.of(home, above)) {
        var file = new WorkspacePath(root.relativize(home.resolve("file")).toString());
        var copy = new WorkFiles.Copy(root, List.of(file), List.of(), ChangeSet.EMPTY);
        List<String> command = List.of("sh", "-c", "cat " + file + "; ls ~; pwd");
        assertEquals(
            "content" + root.toRealPath() + "\n",
            SandboxContract.exited(0, own.run(new Job(command, copy, Caps.PROGRAM))).out());
      }
    }
  }

  @Test
  void whatStillRunsEndsWhenItIsClosed() throws Exception {
    Sandbox own = Sandboxes.bubblewrap();
    Job job =
        new Job(List.of("sleep", ASLEEP), SandboxContract.texts(), WallsContract.ROOMY.caps());
    try (var thread = Executors.newSingleThreadExecutor()) {
      Future<Outcome> outcome = thread.submit(() -> own.run(job));
      while (!WallsContract.isRunning(ASLEEP)) {
        assertFalse(outcome.isDone());
      }
      own.close();
      SandboxContract.exited(137, outcome.get());
    }
    assertFalse(WallsContract.isRunning(ASLEEP));
  }
}
