package dev.simplecoder.rag.measure;

import dev.simplecoder.rag.Content;
import dev.simplecoder.rag.Corpus;
import dev.simplecoder.rag.CorpusFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All files of a folder that holds nothing else than a corpus: no rules, no secrets. */
public final class FolderCorpus implements Corpus {

  /** How much of a file shows whether it is binary; Git looks at as much. */
  private static final int HEAD = 8_000;

  private final Path root;

  public FolderCorpus(Path root) {
    this.root = root;
  }

  @Override
  public void walk(FileTaker taker) throws IOException, InterruptedException {
    int above = root.resolve("file").toString().length() - "file".length();
    List<CorpusFile> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              String path = file.toString().substring(above).replace('\\', '/');
              long modified = attributes.lastModifiedTime().toMillis();
              files.add(new CorpusFile(path, attributes.size(), modified));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(Comparator.comparing(CorpusFile::path));
    for (CorpusFile file : files) {
      taker.take(file);
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
    for (int i = 0; i < Math.min(HEAD, bytes.length); i++) {
      if (bytes[i] == 0) {
        return new Content.LeftOut("binary");
      }
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean returns = 0 < text.indexOf('\n') && text.charAt(text.indexOf('\n') - 1) == '\r';
    return new Content.Text(returns ? text.replace("\r\n", "\n") : text);
  }
}
