package dev.simplecoder.tools.fs;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The files of a workspace at one moment, staged ones included, without what ignore rules leave
 * out. Immutable.
 *
 * <p>A walk goes folder by folder, a folder's files before its folders, both in the order of their
 * names, and follows no link. A few threads work ahead of it; what is held in memory depends on the
 * largest folders on the way, not on the number of files.
 */
public final class FileTree {

  private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

  private final Roots roots;
  private final Map<WorkspacePath, TextFile> staged;

  FileTree(Roots roots, Map<WorkspacePath, TextFile> staged) {
    this.roots = roots;
    this.staged = Map.copyOf(staged);
  }

  /** A tree of its own for a folder outside the workspace. */
  public static FileTree outside(Path folder) {
    return new FileTree(new Roots(folder, folder), Map.of());
  }

  /** What is done with some files of a folder; called by several threads at once. */
  public interface FileWork<T> {
    T of(FolderFiles files) throws IOException;
  }

  /** Gets the results one after the other and says whether to go on. */
  public interface Taker<T> {
    boolean take(T result) throws InterruptedException;
  }

  /**
   * Works on the files below {@code start} and hands over the results in the order of the walk, on
   * the calling thread. A start that is ignored itself was asked for by name, and then nothing
   * below it is left out.
   */
  public <T> void walk(WorkspacePath start, FileWork<T> work, Taker<T> taker)
      throws IOException, InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().daemon().factory());
    try {
      new Walk<>(roots, staged, work, threads).from(folder(start), taker);
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * What a file has that nobody needs to be asked for; missing where it is ignored, secret, behind
   * a link or gone.
   */
  public Content find(WorkspacePath path) throws IOException {
    List<String> segments = Links.segments(path);
    if (segments.stream().anyMatch(SpecialNames::secret)
        || segments.stream().anyMatch(SpecialNames::versionControl)
        || IgnoreRules.of(roots.workspace()).ignoresWithin(path, false)) {
      return new Content.Missing();
    }
    TextFile text = staged.get(path);
    return text == null ? roots.place(path).load().content() : new Content.Text(text, "");
  }

  private FolderListing.Folder folder(WorkspacePath start) {
    IgnoreRules rules = IgnoreRules.of(roots.workspace());
    boolean secret = Links.segments(start).stream().anyMatch(SpecialNames::secret);
    return new FolderListing.Folder(
        start, rules.ignoresWithin(start, true) ? IgnoreRules.NONE : rules.above(start), secret);
  }
}
