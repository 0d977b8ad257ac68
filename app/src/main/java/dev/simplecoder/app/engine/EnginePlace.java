package dev.simplecoder.app.engine;

import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder where running engines are found. Nobody but its owner may look into it.
 *
 * @param folder of sockets and logs
 * @param unpacked where libraries are unpacked, since nothing may be run from some systems' folders
 *     of sockets
 */
record EnginePlace(Path folder, Path unpacked) {

  private static final String SOCKET = ".sock";

  /** What a socket's path may have on every system, its end included. */
  private static final int LONGEST_PATH = 103;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  /** The session's own folder where the system has one, for it is private and has a short name. */
  static EnginePlace of(Shell shell) {
    Path cache = Directories.of(shell).cache();
    Path base =
        shell
            .variable("XDG_RUNTIME_DIR")
            .map(Path::of)
            .filter(Path::isAbsolute)
            .filter(folder -> isPrivate(folder, shell.home()))
            .map(folder -> folder.resolve("simplecoder"))
            .orElse(cache);
    return new EnginePlace(base.resolve("engine"), cache.resolve("engine"));
  }

  /** Whether it is what the variable promises: who has sudo may have inherited another's. */
  private static boolean isPrivate(Path folder, Path home) {
    try {
      return Files.getPosixFilePermissions(folder).equals(OWNER_ONLY)
          && Files.getOwner(folder).equals(Files.getOwner(home));
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * Makes the folder, or refuses one that others could look into.
   *
   * @throws UserError where it is another's, whose permissions the system lets nobody else set
   */
  void open() throws IOException {
    OwnerOnly.folders(folder);
    OwnerOnly.folders(unpacked);
    try {
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.setPosixFilePermissions(folder, OWNER_ONLY);
        return;
      }
    } catch (FileSystemException _) {
      // Said below, like a link.
    }
    throw new UserError(
        "the folder of the engine's sockets is not yours: " + folder,
        "Have it removed, or set XDG_CACHE_HOME to a folder of yours.");
  }

  /** Where the engine of that id listens. */
  Path socket(String id) {
    Path socket = folder.resolve(id + SOCKET);
    if (LONGEST_PATH < socket.toString().length()) {
      throw new UserError(
          "the path of the engine's socket is too long for the system: " + socket,
          "Set XDG_RUNTIME_DIR to a folder of yours with a shorter name.");
    }
    return socket;
  }

  Path log(String id) {
    return folder.resolve(id + ".log");
  }

  /** Where the engine of that id unpacks its library. */
  Path unpacked(String id) {
    return unpacked.resolve(id + ".lib");
  }

  /** What listens here, or did before it was killed; what others could put there is no engine. */
  List<Path> sockets() throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !Files.getPosixFilePermissions(folder).equals(OWNER_ONLY)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SOCKET)).sorted().toList();
    }
  }
}
