package dev.simplecoder.app.command;

import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Layers;
import dev.simplecoder.app.settings.Origin;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the changes of a task go. */
public final class OutputRoot {

  private OutputRoot() {}

  /**
   * The folder, which need not exist yet, with links followed as far as it does. The person may
   * name any; the file of a project only one in the workspace, also behind links.
   */
  public static Path of(Settings settings, Path workspace) throws IOException {
    Path root = settings.find(Keys.OUTPUT_ROOT).orElse(workspace);
    Path existing = root;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    Path real = existing.toRealPath().resolve(existing.relativize(root)).normalize();
    Origin origin = settings.origin(Keys.OUTPUT_ROOT);
    if (!Files.isDirectory(existing)) {
      throw new UserError(
          origin.words() + ": output_root: expected a folder, found \"" + root + "\"",
          "Name a folder, which need not exist yet.");
    }
    if (isProjects(origin, workspace) && !real.startsWith(workspace)) {
      throw new UserError(
          origin.words()
              + ": output_root: expected a folder in the workspace, found \""
              + root
              + "\", which leads to "
              + real,
          "A project may only name a folder of its own; choose another with --output-root DIR.");
    }
    return real;
  }

  private static boolean isProjects(Origin origin, Path workspace) {
    return origin instanceof Origin.Line(Path file, int _)
        && file.equals(Layers.projectFile(workspace));
  }
}
