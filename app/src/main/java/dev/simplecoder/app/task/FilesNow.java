package dev.simplecoder.app.task;

import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.held.Looks;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.TextFile;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files that tasks write, as they are on the disk. */
final class FilesNow implements Looks.Files {

  private final Workspace workspace;
  private final Roots roots;

  FilesNow(Roots roots) {
    this.workspace = new Workspace(roots);
    this.roots = roots;
  }

  @Override
  public @Nullable String text(WorkspacePath path) {
    try {
      TextFile file = workspace.draft(path).current();
      return file == null ? null : file.text();
    } catch (BadArguments | IOException _) {
      return null; // what is no text any more has not survived
    }
  }

  @Override
  public Optional<Instant> changed(WorkspacePath path) {
    try {
      Path file = roots.target(path);
      return Optional.of(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant());
    } catch (IOException _) {
      return Optional.empty(); // what is gone was taken back, which the text says
    }
  }
}
