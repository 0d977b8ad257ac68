package dev.simplecoder.tools.fs;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Some files of one folder, which is opened once for all of them, and only when one is read. For
 * one thread.
 */
public final class FolderFiles implements AutoCloseable {

  private final WorkspacePath folder;
  private final List<FileEntry> entries;
  private final Map<WorkspacePath, TextFile> staged;
  private final Map<Path, OpenFolder> open = new HashMap<>();

  FolderFiles(WorkspacePath folder, List<FileEntry> entries, Map<WorkspacePath, TextFile> staged) {
    this.folder = folder;
    this.entries = List.copyOf(entries);
    this.staged = staged;
  }

  public List<FileEntry> entries() {
    return entries;
  }

  /** What a file has; a link is not followed, and a file that vanished meanwhile is missing. */
  public Content content(FileEntry entry) throws IOException {
    TextFile text = staged.get(entry.path());
    if (text != null) {
      return new Content.Text(text, "");
    }
    if (entry.state() == FileEntry.State.LINK) {
      return new Content.Binary("link", 0);
    }
    OpenFolder from = open.get(entry.root());
    if (from == null) {
      from = OpenFolder.of(entry.root(), folder);
      open.put(entry.root(), from);
    }
    try (InputStream in = Channels.newInputStream(from.open(entry.path().name()))) {
      byte[] bytes = in.readNBytes(Workspace.EDITABLE_BYTES + 1);
      return Content.of(bytes, bytes.length);
    }
  }

  @Override
  public void close() throws IOException {
    for (OpenFolder folder : open.values()) {
      folder.close();
    }
  }
}
