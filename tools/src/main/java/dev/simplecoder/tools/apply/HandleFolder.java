package dev.simplecoder.tools.apply;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder held by an open handle: whatever is swapped in its path afterwards, its children stay
 * its children.
 */
final class HandleFolder implements Folder {

  private static final Path SELF = Path.of(".");
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> CREATE =
      Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS);

  private final Path path;
  private final SecureDirectoryStream<Path> handle;

  private final Forcing forcing;

  private HandleFolder(Path path, SecureDirectoryStream<Path> handle, Forcing forcing) {
    this.path = path;
    this.handle = handle;
    this.forcing = forcing;
  }

  /** Makes a file or a folder last through a power cut. */
  interface Forcing {
    void force(FileChannel channel) throws IOException;
  }

  /** Handles where the system has them, else paths that are checked before and after. */
  static Folder open(Path realPath) throws IOException {
    return open(realPath, channel -> channel.force(true));
  }

  static Folder open(Path realPath, Forcing forcing) throws IOException {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(realPath)) {
      if (stream instanceof SecureDirectoryStream<Path> handle) {
        return new HandleFolder(
            realPath, handle.newDirectoryStream(SELF, LinkOption.NOFOLLOW_LINKS), forcing);
      }
    }
    return new PathFolder(realPath);
  }

  @Override
  public @Nullable Facts look(String name) throws IOException {
    return Attributes.read(view(name));
  }

  @Override
  public List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> children =
        handle.newDirectoryStream(SELF, LinkOption.NOFOLLOW_LINKS)) {
      children.forEach(child -> names.add(child.getFileName().toString()));
    }
    return names.stream().sorted().toList();
  }

  @Override
  public InputStream read(String name) throws IOException {
    return Channels.newInputStream(handle.newByteChannel(Path.of(name), READ));
  }

  @Override
  public Image write(String name, @Nullable String mode, InputStream content) throws IOException {
    Path child = Path.of(name);
    try (var out =
        (FileChannel) handle.newByteChannel(child, CREATE, Attributes.creating(path, mode))) {
      Image image = Image.copy(content, out);
      Attributes.setMode(view(name), mode);
      forcing.force(out);
      return image;
    }
  }

  @Override
  public void keepOwner(String name, Facts like) throws IOException {
    Attributes.keepOwner(view(name), like);
  }

  @Override
  public void move(String from, String to) throws IOException {
    handle.move(Path.of(from), handle, Path.of(to));
  }

  @Override
  public void delete(String name) throws IOException {
    handle.deleteFile(Path.of(name));
  }

  /**
   * The one thing that Java cannot do by handle. Were a link swapped in just now, an empty folder
   * would appear behind it, and entering it here would fail.
   */
  @Override
  public void makeFolder(String name, @Nullable String mode) throws IOException {
    Files.createDirectory(path.resolve(name), Attributes.creating(path, mode));
  }

  @Override
  public void deleteFolder(String name) throws IOException {
    handle.deleteDirectory(Path.of(name));
  }

  @Override
  public Folder enter(String name) throws IOException {
    Facts facts = look(name);
    if (facts != null && facts.kind() != Kind.FOLDER) {
      throw new NotDirectoryException(name);
    }
    var child = handle.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS);
    return new HandleFolder(path.resolve(name), child, forcing);
  }

  @Override
  public void force() throws IOException {
    try (var self = (FileChannel) handle.newByteChannel(SELF, READ)) {
      forcing.force(self);
    }
  }

  @Override
  public void close() throws IOException {
    handle.close();
  }

  private PosixFileAttributeView view(String name) {
    return handle.getFileAttributeView(
        Path.of(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }
}
