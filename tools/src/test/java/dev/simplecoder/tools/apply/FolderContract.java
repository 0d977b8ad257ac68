package dev.simplecoder.tools.apply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every kind of folder does, and does not. */
interface FolderContract {

  Folder open(Path realPath) throws IOException;

  @Test
  default void writesNewFilesWithTheirFinalMode(@TempDir Path temporary) throws Exception {
    Path real = temporary.toRealPath();
    try (Folder folder = open(real)) {
      Image image = folder.write("f", "rwxrwxrwx", bytes("abc"));
      assertEquals(
          new Image("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3), image);
      assertEquals("rwxrwxrwx", mode(real.resolve("f")));
      assertThrows(FileAlreadyExistsException.class, () -> folder.write("f", null, bytes("other")));
      try (InputStream content = folder.read("f")) {
        assertEquals("abc", new String(content.readAllBytes(), UTF_8));
      }
      folder.force();
      assertEquals(List.of("f"), folder.names());
    }
  }

  @Test
  default void aLinkIsSeenAndNeverFollowed(@TempDir Path temporary) throws Exception {
    Path real = Files.createDirectory(temporary.toRealPath().resolve("root"));
    Path outside = Files.createDirectory(temporary.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "s");
    Files.createSymbolicLink(real.resolve("link"), outside);
    Files.createSymbolicLink(real.resolve("file"), outside.resolve("secret"));
    Files.createSymbolicLink(real.resolve("dangling"), outside.resolve("absent"));
    try (Folder folder = open(real)) {
      assertEquals(Folder.Kind.OTHER, kind(folder, "link"));
      assertThrows(NotDirectoryException.class, () -> folder.enter("link").close());
      assertThrows(IOException.class, () -> folder.read("file").close());
      assertThrows(IOException.class, () -> folder.write("dangling", null, bytes("x")));
      folder.write("new", null, bytes("x"));
      folder.move("new", "file");
      folder.delete("link");
    }
    assertEquals("x", Files.readString(real.resolve("file")));
    assertFalse(Files.isSymbolicLink(real.resolve("file")));
    assertEquals("s", Files.readString(outside.resolve("secret")));
    assertTrue(Files.notExists(outside.resolve("absent"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  default void foldersAreMadeEnteredAndRemovedWhenEmpty(@TempDir Path temporary) throws Exception {
    Path real = temporary.toRealPath();
    try (Folder folder = open(real)) {
      assertNull(folder.look("sub"));
      assertThrows(NoSuchFileException.class, () -> folder.enter("sub").close());
      folder.makeFolder("sub", "rwx------");
      assertEquals("rwx------", mode(real.resolve("sub")));
      try (Folder sub = folder.enter("sub")) {
        sub.write("f", null, bytes("x"));
        assertThrows(DirectoryNotEmptyException.class, () -> folder.deleteFolder("sub"));
        sub.delete("f");
      }
      folder.deleteFolder("sub");
      folder.write("f", null, bytes("x"));
      assertThrows(NotDirectoryException.class, () -> folder.enter("f").close());
    }
    assertTrue(Files.notExists(real.resolve("sub")));
  }

  /** The race that an attacker would have to win. */
  @Test
  default void aFolderSwappedForALinkWhileOpenLeadsNowhereElse(@TempDir Path temporary)
      throws Exception {
    Path real = Files.createDirectory(temporary.toRealPath().resolve("root"));
    Path outside = Files.createDirectory(temporary.resolve("outside"));
    Files.createDirectory(real.resolve("sub"));
    try (Folder folder = open(real);
        Folder sub = folder.enter("sub")) {
      Files.move(real.resolve("sub"), temporary.resolve("moved"));
      Files.createSymbolicLink(real.resolve("sub"), outside);
      try {
        sub.write("f", null, bytes("x"));
      } catch (IOException refused) {
        assertTrue(Files.notExists(temporary.resolve("moved/f")));
      }
    }
    try (var files = Files.list(outside)) {
      assertEquals(List.of(), files.toList());
    }
  }

  private static Folder.@Nullable Kind kind(Folder folder, String name) throws IOException {
    Folder.Facts facts = folder.look(name);
    return facts == null ? null : facts.kind();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
