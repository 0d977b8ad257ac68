package dev.simplecoder.tools.fs;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder that was reached from its root segment by segment, following no link. What is opened
 * through it lies in it, whatever happens to the path meanwhile. Where the platform has no such
 * handles, each step is checked by name.
 */
final class OpenFolder implements AutoCloseable {

  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final Path path;
  private final DirectoryStream<Path> stream;
  private final @Nullable SecureDirectoryStream<Path> secure;

  /** A file, folder or link in a folder. */
  record Child(String name, BasicFileAttributes attributes) {}

  private OpenFolder(Path path, DirectoryStream<Path> stream) {
    this.path = path;
    this.stream = stream;
    this.secure = stream instanceof SecureDirectoryStream<Path> handle ? handle : null;
  }

  /** Opens {@code folder} below {@code root}, which is trusted. */
  static OpenFolder of(Path root, WorkspacePath folder) throws IOException {
    var open = new OpenFolder(root, handle(root));
    for (String segment : Links.segments(folder)) {
      try (OpenFolder parent = open) {
        open = parent.folder(segment);
      }
    }
    return open;
  }

  BasicFileAttributes attributes(String name) throws IOException {
    if (secure == null) {
      return Files.readAttributes(
          path.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
    return secure
        .getFileAttributeView(named(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes();
  }

  /** Opens a regular file for reading; a link, a pipe or a device is an {@link IOException}. */
  SeekableByteChannel open(String name) throws IOException {
    if (!attributes(name).isRegularFile()) {
      throw new IOException(path.resolve(name) + " is not a regular file");
    }
    if (secure != null) {
      return secure.newByteChannel(named(name), READ);
    }
    checkReal(path.resolve(name));
    return Files.newByteChannel(path.resolve(name), READ);
  }

  /** Once per folder. What vanishes meanwhile is left out. */
  List<Child> children() throws IOException {
    List<Child> children = new ArrayList<>();
    try {
      for (Path entry : stream) {
        String name = entry.getFileName().toString();
        try {
          children.add(new Child(name, attributes(name)));
        } catch (IOException vanished) {
          // Gone since its name was read.
        }
      }
    } catch (DirectoryIteratorException failed) {
      throw failed.getCause();
    }
    return children;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  private OpenFolder folder(String name) throws IOException {
    Path child = path.resolve(name);
    if (!attributes(name).isDirectory()) {
      throw new NotDirectoryException(child.toString());
    }
    if (secure != null) {
      return new OpenFolder(
          child, secure.newDirectoryStream(named(name), LinkOption.NOFOLLOW_LINKS));
    }
    checkReal(child);
    return new OpenFolder(child, handle(child));
  }

  /** Belongs to an open folder, which closes it. */
  private static DirectoryStream<Path> handle(Path path) throws IOException {
    return path.getFileSystem().provider().newDirectoryStream(path, _ -> true);
  }

  private Path named(String name) {
    return path.getFileSystem().getPath(name);
  }

  private static void checkReal(Path path) throws IOException {
    if (!path.toRealPath().equals(path)) {
      throw new IOException(path + " leads elsewhere by now");
    }
  }
}
