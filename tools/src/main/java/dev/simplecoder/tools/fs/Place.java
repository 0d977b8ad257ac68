package dev.simplecoder.tools.fs;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.apply.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A path below a folder that is trusted, opened only without following a link. */
record Place(Path root, WorkspacePath path) {

  /**
   * What a place had at one moment.
   *
   * @param sha256 of the bytes; null where there is no file, or one too large to be edited
   */
  record Loaded(Content content, @Nullable String sha256) {}

  /** Empty where there is nothing. */
  Optional<BasicFileAttributes> attributes() throws IOException {
    if (path.isRoot()) {
      return Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(
              Files.readAttributes(root, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS))
          : Optional.empty();
    }
    try (OpenFolder folder = OpenFolder.of(root, parent())) {
      return Optional.of(folder.attributes(path.name()));
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return Optional.empty();
    }
  }

  /** Reads it, if it is a text of a size that can be edited. */
  Loaded load() throws IOException {
    Optional<BasicFileAttributes> found = attributes();
    if (found.isEmpty()) {
      return new Loaded(new Content.Missing(), null);
    }
    BasicFileAttributes attributes = found.get();
    if (attributes.isDirectory()) {
      return new Loaded(new Content.Folder(), null);
    }
    if (!attributes.isRegularFile()) {
      String kind = attributes.isSymbolicLink() ? "link" : "device or pipe";
      return new Loaded(new Content.Binary(kind, attributes.size()), null);
    }
    byte[] bytes = bytes(Workspace.EDITABLE_BYTES + 1);
    Content content = Content.of(bytes, Math.max(bytes.length, attributes.size()));
    return new Loaded(content, bytes.length <= Workspace.EDITABLE_BYTES ? Sha256.of(bytes) : null);
  }

  /** At most {@code limit} bytes of the file. */
  private byte[] bytes(int limit) throws IOException {
    try (InputStream in = open()) {
      return in.readNBytes(limit);
    }
  }

  /** The text without its byte order mark. */
  Reader reader() throws IOException {
    var in = new BufferedInputStream(open());
    in.mark(4);
    TextFile.Encoding encoding = TextFile.Encoding.of(in.readNBytes(3));
    in.reset();
    in.skipNBytes(encoding.markBytes());
    return new InputStreamReader(in, encoding.charset());
  }

  private InputStream open() throws IOException {
    try (OpenFolder folder = OpenFolder.of(root, parent())) {
      return Channels.newInputStream(folder.open(path.name()));
    }
  }

  private WorkspacePath parent() {
    List<String> segments = Links.segments(path);
    return new WorkspacePath(String.join("/", segments.subList(0, segments.size() - 1)));
  }
}
