package dev.simplecoder.tools.apply;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.agent.workspace.WorkspacePath;
import org.junit.jupiter.api.Test;

final class FileWriteTest {

  private static final WorkspacePath PATH = new WorkspacePath("a");

  @Test
  void itsBytesAreItsOwn() {
    byte[] bytes = {1, 2};
    FileWrite write = new FileWrite(PATH, null, bytes);
    bytes[0] = 9;
    write.after()[1] = 9;
    assertArrayEquals(new byte[] {1, 2}, write.after());
  }

  @Test
  void neitherTheRootNorAnotherHashIsTaken() {
    byte[] none = {};
    assertThrows(
        IllegalArgumentException.class, () -> new FileWrite(WorkspacePath.ROOT, null, none));
    assertThrows(IllegalArgumentException.class, () -> new FileWrite(PATH, "A".repeat(64), none));
    assertThrows(IllegalArgumentException.class, () -> new FileWrite(PATH, "", none));
  }
}
