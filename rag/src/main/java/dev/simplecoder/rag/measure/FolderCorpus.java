package dev.simplecoder.rag.measure;

import dev.simplecoder.rag.Content;
import dev.simplecoder.rag.Corpus;
import dev.simplecoder.rag.CorpusFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All files of a folder that holds nothing else than a corpus: no rules, no secrets. */
public final class FolderCorpus implements Corpus {

  private final Path root;

  public FolderCorpus(Path root) {
    this.root = root;
  }

  @Override
  public void walk(FileTaker taker) throws IOException, InterruptedException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String path = root.relativize(file).toString().replace('\\', '/');
      taker.take(
          new CorpusFile(path, Files.size(file), Files.getLastModifiedTime(file).toMillis()));
    }
  }

  @Override
  public Content read(String path) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(root.resolve(path));
    } catch (NoSuchFileException _) {
      return new Content.Absent();
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\0') < 0
        ? new Content.Text(text.replace("\r\n", "\n"))
        : new Content.LeftOut("binary");
  }
}
