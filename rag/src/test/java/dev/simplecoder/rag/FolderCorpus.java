package dev.simplecoder.rag;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All files of a real folder, less the ones that a test forbids. */
public final class FolderCorpus implements Corpus {

  private final Path root;
  private final Set<String> forbidden = new TreeSet<>();

  public FolderCorpus(Path root) {
    this.root = root;
  }

  /** From now on the file is as good as not there, as after a change of the ignore rules. */
  public void forbid(String path) {
    forbidden.add(path);
  }

  @Override
  public void walk(FileTaker taker) throws IOException, InterruptedException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String path = root.relativize(file).toString();
      if (!forbidden.contains(path)) {
        long modified = Files.getLastModifiedTime(file).toMillis();
        taker.take(new CorpusFile(path, Files.size(file), modified));
      }
    }
  }

  @Override
  public Content read(String path) throws IOException {
    if (forbidden.contains(path)) {
      return new Content.Absent();
    }
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(root.resolve(path));
    } catch (NoSuchFileException _) {
      return new Content.Absent();
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\0') < 0 ? new Content.Text(text) : new Content.LeftOut("binary");
  }
}
