package dev.simplecoder.tools.verify;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.fs.Roots;
import java.io.IOException;
import java.util.Collection;

/** Which files belong to projects with tests, by the files alone: nothing is run for it. */
public final class TestedProjects {

  private TestedProjects() {}

  /** Whether one of a known kind has tests that are about some of these files. */
  public static boolean have(Roots roots, Collection<WorkspacePath> files)
      throws IOException, InterruptedException {
    ProjectFiles disk = ProjectFiles.of(roots);
    return disk.tooLarge().isEmpty() && new ProjectChecks((_, _) -> false).haveTests(disk, files);
  }
}
