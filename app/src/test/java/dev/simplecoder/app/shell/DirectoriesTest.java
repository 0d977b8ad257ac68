package dev.simplecoder.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DirectoriesTest {

  private final FakeShell shell = new FakeShell(Path.of("/x/here"));

  @Test
  void theyLieBelowHomeWhereNothingElseIsSaid() {
    assertEquals(
        new Directories(
            Path.of("/x/home/.config/simplecoder"),
            Path.of("/x/home/.local/state/simplecoder"),
            Path.of("/x/home/.cache/simplecoder")),
        Directories.of(shell.shell()));
  }

  @Test
  void theVariablesCountUnlessTheyAreEmptyOrRelative() {
    shell.with("XDG_CONFIG_HOME", "/conf").with("XDG_STATE_HOME", "").with("XDG_CACHE_HOME", "c");
    assertEquals(
        new Directories(
            Path.of("/conf/simplecoder"),
            Path.of("/x/home/.local/state/simplecoder"),
            Path.of("/x/home/.cache/simplecoder")),
        Directories.of(shell.shell()));
  }

  @Test
  void aPathThatIsNoneIsIgnored() {
    shell.with("XDG_CONFIG_HOME", "/a\0b");
    assertEquals(Path.of("/x/home/.config/simplecoder"), Directories.of(shell.shell()).config());
  }
}
