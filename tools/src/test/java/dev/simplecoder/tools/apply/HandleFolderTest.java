package dev.simplecoder.tools.apply;

import java.io.IOException;
import java.nio.file.Path;

final class HandleFolderTest implements FolderContract {

  @Override
  public Folder open(Path realPath) throws IOException {
    return HandleFolder.open(realPath);
  }
}
