package dev.simplecoder.app.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Prose;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Terminals;
import dev.simplecoder.app.render.Ticker;
import dev.simplecoder.app.settings.Key;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Layers;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a task is given where no sandbox works; that one works is shown by the program's process.
 */
class TaskChecksTest {

  private static final String REFUSED =
      "running programs is switched off. Set sandbox to auto in your config.toml (simplecoder config"
          + " path names it).";

  @TempDir private Path temp;
  private Path folder;
  private FakeShell shell;

  @BeforeEach
  void make() throws IOException {
    folder = Files.createDirectory(temp.toRealPath().resolve("ws"));
    shell = new FakeShell(folder);
  }

  @Test
  void whereThereIsNoSandboxTestsAreNotOfferedAndTheEvidenceSaysWhy() throws Exception {
    Files.writeString(folder.resolve("test_a.py"), "");
    assertEquals(Optional.empty(), offered(Map.of()));
    assertEquals(new Evidence.None(REFUSED), evidence(Map.of(), "a.py"));
    assertEquals("", shell.err());
  }

  @Test
  void whoHasNoTestsIsNotToldOfTheSandboxEachTime() throws Exception {
    assertEquals(Optional.empty(), offered(Map.of()));
    assertEquals(new Evidence.None("there are no tests"), evidence(Map.of(), "a.py"));
  }

  @Test
  void aCommandOfThePersonsIsATest() throws Exception {
    var command = Map.<Key<?>, Layers.Chosen>of(Keys.TEST_CMD, chosen("make check"));
    assertEquals(new Evidence.None(REFUSED), evidence(command, "a.txt"));
  }

  @Test
  void whoWantsNoneHasNone() throws Exception {
    Files.writeString(folder.resolve("test_a.py"), "");
    try (TaskChecks checks = checks(Map.of(Keys.VERIFY, chosen("off")))) {
      assertEquals(Optional.empty(), checks.offered());
      assertTrue(checks.verifier().isEmpty());
    }
  }

  private Optional<Verifier> offered(Map<Key<?>, Layers.Chosen> chosen) throws Exception {
    try (TaskChecks checks = checks(chosen)) {
      return checks.offered();
    }
  }

  private Evidence evidence(Map<Key<?>, Layers.Chosen> chosen, String path) throws Exception {
    var change = new FileChange(new WorkspacePath(path), null, "x = 1\n");
    try (TaskChecks checks = checks(chosen)) {
      return checks.verifier().orElseThrow().verify(new ChangeSet(List.of(change)), _ -> {});
    }
  }

  private TaskChecks checks(Map<Key<?>, Layers.Chosen> chosen) throws IOException {
    Shell in = shell.shell();
    var settings = Layers.load(shell.with("SIMPLECODER_SANDBOX", "off").shell(), folder, chosen);
    var console =
        new Console(
            in.out(), in.err(), Terminals.NONE, Style.PLAIN, in.clock(), Ticker.NONE, Prose.PLAIN);
    return new TaskChecks(settings, in, Roots.of(folder, folder), console);
  }

  private static Layers.Chosen chosen(String text) {
    return new Layers.Chosen("test", text);
  }
}
