package dev.simplecoder.tools.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PathFolderTest implements FolderContract {

  @Override
  public Folder open(Path realPath) {
    return new PathFolder(realPath);
  }

  @Test
  void changesGoToTheDiskAndBackWithoutHandlesToo(@TempDir Path temporary) throws Exception {
    Scene scene = Scene.prepared(temporary);
    Map<String, String> before = scene.files();
    Journal journal = new Journal(scene.root, scene.state, () -> Scene.START, PathFolder::new, 1);
    assertInstanceOf(
        ApplyOutcome.Applied.class,
        new ChangeApplier(journal, Scene.CAPS).apply(Scene.change(), Scene.CHANGE));
    Map<String, String> after = scene.files();
    UndoHistory history = new UndoHistory(journal, Scene.CAPS);
    assertInstanceOf(UndoOutcome.Undone.class, history.undo());
    assertEquals(before, scene.files());
    assertInstanceOf(UndoOutcome.Redone.class, history.redo());
    assertEquals(after, scene.files());
  }
}
