package dev.simplecoder.app.store;

import dev.simplecoder.tools.apply.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** What was typed at the prompt in one workspace; nobody but its owner can read it. */
public final class PromptHistory {

  private static final int NAME_DIGITS = 16;

  private PromptHistory() {}

  /** The file, which is there afterwards. */
  public static Path file(Path stateDirectory, Path workspace) throws IOException {
    Path folder = stateDirectory.resolve("history");
    OwnerOnly.folders(folder);
    String name = Sha256.of(workspace.toString().getBytes(StandardCharsets.UTF_8));
    Path file = folder.resolve(name.substring(0, NAME_DIGITS));
    try {
      OwnerOnly.newFile(file);
    } catch (FileAlreadyExistsException _) {
      return file;
    }
    return file;
  }
}
