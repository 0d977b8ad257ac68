package dev.simplecoder.app.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginePlaceTest {

  @TempDir Path scratch;

  @Test
  void whatLiesInAFolderThatOthersCanWriteIsNoEngine() throws IOException {
    EnginePlace place = place();
    Files.createDirectory(place.folder());
    allow(place.folder(), "rwxrwxrwx");
    Path socket = Files.createFile(place.socket("0123"));

    assertEquals(List.of(), place.sockets());

    allow(place.folder(), "rwx------");
    assertEquals(List.of(socket), place.sockets());
  }

  @Test
  void aLinkIsNoFolderOfOurs() throws IOException {
    EnginePlace place = place();
    Files.createSymbolicLink(place.folder(), Files.createDirectory(scratch.resolve("other")));

    assertThrows(UserError.class, place::open);
    assertEquals(List.of(), place.sockets());
  }

  @Test
  void theSessionsFolderIsUsedWhereNobodyElseCanOpenIt() throws IOException {
    Path session = Files.createDirectory(scratch.resolve("session"));
    FakeShell shell =
        new FakeShell(scratch).withHome(scratch).with("XDG_RUNTIME_DIR", session.toString());

    allow(session, "rwxr-xr-x");
    assertFalse(EnginePlace.of(shell.shell()).folder().startsWith(session));

    allow(session, "rwx------");
    assertTrue(EnginePlace.of(shell.shell()).folder().startsWith(session));
  }

  private EnginePlace place() {
    return new EnginePlace(scratch.resolve("engine"), scratch.resolve("unpacked"));
  }

  private static void allow(Path folder, String permissions) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }
}
