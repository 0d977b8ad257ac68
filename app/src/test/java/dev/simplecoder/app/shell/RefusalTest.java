package dev.simplecoder.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

final class RefusalTest {

  @Test
  void saysWhatAndWhereInPlainWords() {
    assertEquals("/a: permission denied", Refusal.of(new AccessDeniedException("/a")));
    assertEquals("/a: no such file or folder", Refusal.of(new NoSuchFileException("/a")));
    assertEquals(
        "/a: No space left on device",
        Refusal.of(new FileSystemException("/a", null, "No space left on device")));
  }

  @Test
  void whatHasNoWordsKeepsItsName() {
    assertEquals("java.io.IOException: odd", Refusal.of(new IOException("odd")));
    assertEquals(
        "java.nio.file.FileAlreadyExistsException: /a",
        Refusal.of(new FileAlreadyExistsException("/a")));
  }
}
