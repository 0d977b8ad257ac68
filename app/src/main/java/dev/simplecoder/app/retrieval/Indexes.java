package dev.simplecoder.app.retrieval;

import dev.simplecoder.app.retrieval.IndexFolder.Drop;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.rag.Index;
import dev.simplecoder.rag.lucene.LuceneIndex;
import dev.simplecoder.tools.apply.Sha256;
import dev.simplecoder.tools.fs.Roots;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The indexes of all workspaces, below the cache directory. */
public final class Indexes {

  private static final String FOLDER = "indexes";

  private final Directories directories;
  private final IndexCaps caps;
  private final InstantSource clock;

  Indexes(Directories directories, IndexCaps caps, InstantSource clock) {
    this.directories = directories;
    this.caps = caps;
    this.clock = clock;
  }

  /** Opens the index of a workspace, which is empty where there was none. */
  public WorkspaceIndex open(Roots roots) throws IOException {
    LuceneLog.quiet();
    IndexFolder folder = folder(roots);
    IndexFolder.Use use = folder.use(clock.instant());
    try {
      Index index = LuceneIndex.open(folder.index(), clock);
      var corpus = new WorkspaceCorpus(roots, List.of(directories.cache(), directories.state()));
      return new WorkspaceIndex(this, folder, use, index, corpus, roots.workspace(), clock);
    } catch (IOException | RuntimeException failed) {
      use.close();
      throw failed;
    }
  }

  /**
   * Where the index of a workspace is, or would be. An output root that covers the workspace makes
   * another one of it.
   */
  public IndexFolder folder(Roots roots) {
    String key =
        roots.output().startsWith(roots.workspace())
            ? roots.workspace().toString()
            : roots.workspace() + "\0" + roots.output();
    String hash = Sha256.of(key.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    return new IndexFolder(directories.cache().resolve(FOLDER).resolve(hash));
  }

  /** The one that was used last comes first. */
  public List<IndexFolder> all() throws IOException {
    try (Stream<Path> each = Files.list(directories.cache().resolve(FOLDER))) {
      return each.filter(path -> IndexFolder.NAME.matcher(path.getFileName().toString()).matches())
          .map(IndexFolder::new)
          .filter(IndexFolder::exists)
          .sorted(Comparator.comparing(IndexFolder::lastUsed).reversed())
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  /** Drops what is above the caps, but never {@code kept}. */
  void prune(IndexFolder kept) throws IOException {
    List<IndexFolder> others = new ArrayList<>(all());
    others.remove(kept);
    int number = 1;
    long bytes = kept.bytes();
    for (IndexFolder folder : others) {
      long size = folder.bytes();
      boolean fits = number < caps.indexes() && bytes + size <= caps.bytes();
      if (fits || folder.drop() == Drop.IN_USE) {
        number++;
        bytes += size;
      }
    }
  }
}
