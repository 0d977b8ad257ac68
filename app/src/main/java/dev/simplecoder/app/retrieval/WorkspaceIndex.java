package dev.simplecoder.app.retrieval;

import dev.simplecoder.rag.Embedder;
import dev.simplecoder.rag.Hit;
import dev.simplecoder.rag.Index;
import dev.simplecoder.rag.Progress;
import dev.simplecoder.rag.Query;
import dev.simplecoder.rag.Refresh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The index of one workspace, held open. */
public final class WorkspaceIndex implements AutoCloseable {

  private final Indexes all;
  private final IndexFolder folder;
  private final IndexFolder.Use use;
  private final Index index;
  private final WorkspaceCorpus corpus;
  private final Path workspace;
  private final InstantSource clock;

  WorkspaceIndex(
      Indexes all,
      IndexFolder folder,
      IndexFolder.Use use,
      Index index,
      WorkspaceCorpus corpus,
      Path workspace,
      InstantSource clock) {
    this.all = all;
    this.folder = folder;
    this.use = use;
    this.index = index;
    this.corpus = corpus;
    this.workspace = workspace;
    this.clock = clock;
  }

  /** Brings it to what the workspace is now. Where it has grown, others may have to go. */
  public Refresh update(Progress progress) throws IOException, InterruptedException {
    Refresh refresh = index.update(corpus, progress);
    IndexAbout.of(workspace, clock.instant(), refresh).write(folder.aboutFile());
    if (!refresh.fresh()) {
      all.prune(folder);
    }
    return refresh;
  }

  /** Makes the vectors that are missing, and says how many these were. Others may have to go. */
  public int embed(Embedder embedder, Progress progress) throws IOException, InterruptedException {
    int made = index.embed(corpus, embedder, progress);
    if (0 < made) {
      all.prune(folder);
    }
    return made;
  }

  /** As of the last update; by meaning too as far as there are vectors. */
  public List<Hit> search(String query, int most, Meanings meanings)
      throws IOException, InterruptedException {
    Optional<Embedder> embedder = meanings.embedder();
    if (embedder.isPresent()) {
      try {
        return index.retriever(corpus, embedder.get()).search(new Query(query), most);
      } catch (IOException failed) {
        meanings.without(String.valueOf(failed.getMessage()));
      }
    }
    return index.retriever(corpus).search(new Query(query), most);
  }

  public long bytes() throws IOException {
    return Files.exists(folder.path()) ? folder.bytes() : 0;
  }

  @Override
  public void close() throws IOException {
    try (use) {
      index.close();
    }
  }
}
