package dev.simplecoder.rag;

import dev.simplecoder.rag.measure.FolderCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** All files of a real folder, less the ones that a test forbids. */
public final class GuardedCorpus implements Corpus {

  private final Corpus files;
  private final Set<String> forbidden = new TreeSet<>();
  private final Set<String> unreadable = new TreeSet<>();

  public GuardedCorpus(Path root) {
    this.files = new FolderCorpus(root);
  }

  /** From now on the file is as good as not there, as after a change of the ignore rules. */
  public void forbid(String path) {
    forbidden.add(path);
  }

  /** From now on, or from now on no more, the system refuses to read the file. */
  public void refuse(Set<String> paths) {
    unreadable.clear();
    unreadable.addAll(paths);
  }

  @Override
  public void walk(FileTaker taker) throws IOException, InterruptedException {
    files.walk(file -> {
      if (!forbidden.contains(file.path())) {
        taker.take(file);
      }
    });
  }

  @Override
  public Content read(String path) throws IOException {
    if (unreadable.contains(path)) {
      return new Content.Unreadable();
    }
    return forbidden.contains(path) ? new Content.Absent() : files.read(path);
  }
}
