package dev.simplecoder.tools.apply;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Takes a set of files to the disk: all of them or none. */
public final class ChangeApplier {

  public ChangeApplier(Path outputRoot, Path stateDirectory, InstantSource clock, Caps caps) {}

  /**
   * Writes every file or none. Waits a moment where another process writes to the same output root;
   * once begun, an interrupt does not stop it.
   *
   * @param label what the person knows the change by
   */
  public ApplyOutcome apply(List<FileWrite> writes, String label) throws InterruptedException {
    return new Busy("nobody yet");
  }

  /**
   * Finishes or takes back what a crash cut short; empty where there was nothing. To be called at
   * every start, which costs one look at a folder.
   */
  public List<Recovery> recover() throws InterruptedException {
    return List.of();
  }
}
