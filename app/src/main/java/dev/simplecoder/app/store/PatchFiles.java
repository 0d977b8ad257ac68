package dev.simplecoder.app.store;

import dev.simplecoder.app.review.KeptChanges;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** Keeps changes that were not applied beside the session's record. */
public final class PatchFiles implements KeptChanges {

  private final Path folder;
  private final SessionName name;

  public PatchFiles(Path stateDirectory, SessionName name) {
    this.folder = SessionName.folder(stateDirectory);
    this.name = name;
  }

  @Override
  public Path keep(String diff) throws IOException {
    OwnerOnly.folders(folder);
    Path file = newFile();
    try (var out = new FileOutputStream(file.toFile())) {
      out.write(diff.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private Path newFile() throws IOException {
    for (int number = 1; ; number++) {
      Path file = name.patch(folder, number);
      try {
        OwnerOnly.newFile(file);
        return file;
      } catch (FileAlreadyExistsException _) {
        // An earlier task of this session kept its changes there.
      }
    }
  }
}
