package dev.simplecoder.tools.apply;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder held by its path, for systems without handles: checked before and after each effect. */
final class PathFolder implements Folder {

  private final Path path;

  PathFolder(Path realPath) {
    this.path = realPath;
  }

  @Override
  public @Nullable Facts look(String name) throws IOException {
    check();
    PosixFileAttributeView posix = posix(name);
    return Attributes.read(
        posix == null
            ? Files.getFileAttributeView(
                path.resolve(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            : posix);
  }

  @Override
  public List<String> names() throws IOException {
    check();
    try (Stream<Path> children = Files.list(path)) {
      return children.map(child -> child.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public InputStream read(String name) throws IOException {
    check();
    return Files.newInputStream(path.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public Image write(String name, @Nullable String mode, InputStream content) throws IOException {
    check();
    PosixFileAttributeView posix = posix(name);
    try (FileChannel out =
        FileChannel.open(
            path.resolve(name),
            Set.of(
                StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS),
            Attributes.creating(path, mode))) {
      check();
      Image image = Image.copy(content, out);
      if (posix != null) {
        Attributes.setMode(posix, mode);
      }
      out.force(true);
      return image;
    }
  }

  @Override
  public void keepOwner(String name, Facts like) throws IOException {
    PosixFileAttributeView posix = posix(name);
    if (posix != null) {
      Attributes.keepOwner(posix, like);
    }
  }

  @Override
  public void move(String from, String to) throws IOException {
    check();
    Files.move(path.resolve(from), path.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    check();
  }

  @Override
  public void delete(String name) throws IOException {
    check();
    Files.delete(path.resolve(name));
  }

  @Override
  public void makeFolder(String name, @Nullable String mode) throws IOException {
    check();
    Files.createDirectory(path.resolve(name), Attributes.creating(path, mode));
  }

  @Override
  public void deleteFolder(String name) throws IOException {
    delete(name);
  }

  @Override
  public Folder enter(String name) throws IOException {
    Facts facts = look(name);
    if (facts != null && facts.kind() != Kind.FOLDER) {
      throw new NotDirectoryException(name);
    }
    PathFolder child = new PathFolder(path.resolve(name).toRealPath(LinkOption.NOFOLLOW_LINKS));
    child.check();
    return child;
  }

  /** Only where a folder can be opened as a file is; elsewhere the system orders its own writes. */
  @Override
  public void force() throws IOException {
    if (posix(".") != null) {
      try (FileChannel self = FileChannel.open(path, StandardOpenOption.READ)) {
        self.force(true);
      }
    }
  }

  @Override
  public void close() {}

  private void check() throws IOException {
    if (!path.toRealPath().equals(path)) {
      throw new FileSystemException(path.toString(), null, "it became a link meanwhile");
    }
  }

  private @Nullable PosixFileAttributeView posix(String name) {
    return Files.getFileAttributeView(
        path.resolve(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }
}
