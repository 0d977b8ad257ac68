package dev.simplecoder.app.retrieval;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.rag.Content;
import dev.simplecoder.rag.Corpus;
import dev.simplecoder.rag.CorpusFile;
import dev.simplecoder.tools.fs.FileEntry;
import dev.simplecoder.tools.fs.FileTree;
import dev.simplecoder.tools.fs.FolderFiles;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.TextFile;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The files of a workspace that may be read without asking, as they are on the disk: what is
 * ignored, secret, a link or the program's own is not among them, and neither is what has a name
 * that no line can show or that could fence what a model is told.
 */
final class WorkspaceCorpus implements Corpus {

  /** Programs write these, and they name everything. */
  private static final Set<String> LOCKS =
      Set.of(
          "package-lock.json",
          "npm-shrinkwrap.json",
          "yarn.lock",
          "pnpm-lock.yaml",
          "bun.lock",
          "poetry.lock",
          "uv.lock",
          "pipfile.lock",
          "cargo.lock",
          "composer.lock",
          "gemfile.lock",
          "go.sum",
          "flake.lock");

  private final Roots roots;
  private final FileTree tree;
  private final List<Path> own;

  /**
   * @param own folders of the program, which may lie in the workspace where that is a whole home
   */
  WorkspaceCorpus(Roots roots, List<Path> own) {
    this.roots = roots;
    this.tree = new Workspace(roots).tree();
    this.own = List.copyOf(own);
  }

  @Override
  public void walk(FileTaker taker) throws IOException, InterruptedException {
    try {
      tree.walk(
          WorkspacePath.ROOT,
          this::shown,
          files -> {
            take(files, taker);
            return true;
          });
    } catch (UncheckedIOException refused) {
      throw refused.getCause();
    }
  }

  @Override
  public Content read(String path) throws IOException {
    if (!isShown(path)) {
      return new Content.Absent();
    }
    try {
      return now(path);
    } catch (ClosedByInterruptException interrupted) {
      throw interrupted;
    } catch (IOException refused) {
      return new Content.Unreadable(); // one file of somebody else's is no reason to find nothing
    }
  }

  private Content now(String path) throws IOException {
    return switch (tree.find(new WorkspacePath(path))) {
      case dev.simplecoder.tools.fs.Content.Text(TextFile file, String _) -> content(path, file);
      case dev.simplecoder.tools.fs.Content.Large _ -> new Content.LeftOut("over 2 MiB");
      case dev.simplecoder.tools.fs.Content.Binary _ -> new Content.LeftOut("binary");
      case dev.simplecoder.tools.fs.Content.Folder _, dev.simplecoder.tools.fs.Content.Missing _ ->
          new Content.Absent();
    };
  }

  private static Content content(String path, TextFile file) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return LOCKS.contains(name)
        ? new Content.LeftOut("lock file")
        : new Content.Text(file.text().replace("\r\n", "\n").replace('\r', '\n'));
  }

  private static void take(List<CorpusFile> files, FileTaker taker) throws InterruptedException {
    try {
      for (CorpusFile file : files) {
        taker.take(file);
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private List<CorpusFile> shown(FolderFiles files) {
    return files.entries().stream()
        .filter(entry -> entry.state() == FileEntry.State.ON_DISK && !entry.secret())
        .filter(entry -> isShown(entry.path().value()))
        .map(entry -> new CorpusFile(entry.path().value(), entry.bytes(), entry.modified()))
        .toList();
  }

  private boolean isShown(String path) {
    return path.codePoints().noneMatch(point -> point == '`' || Visible.isHidden(point))
        && (own.isEmpty() || own.stream().noneMatch(roots.workspace().resolve(path)::startsWith));
  }
}
