package dev.simplecoder.agent.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspacePathTest {

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "/", "/a", "a/", "a//b", "a/../b", "./a", "a\0b"})
  void whatIsNotBelowTheRootIsNoPath(String value) {
    assertThrows(IllegalArgumentException.class, () -> new WorkspacePath(value));
  }

  @Test
  void aFolderHoldsWhatBeginsWithItsSegmentsNotWithItsLetters() {
    WorkspacePath folder = new WorkspacePath("src");
    assertTrue(new WorkspacePath("src/a").startsWith(folder));
    assertTrue(folder.startsWith(folder));
    assertTrue(folder.startsWith(WorkspacePath.ROOT));
    assertFalse(new WorkspacePath("src2/a").startsWith(folder));
  }

  @Test
  void namesAndChildren() {
    assertEquals(new WorkspacePath("a/b"), WorkspacePath.ROOT.child("a").child("b"));
    assertEquals("b", new WorkspacePath("a/b").name());
    assertEquals(".", WorkspacePath.ROOT.toString());
  }
}
