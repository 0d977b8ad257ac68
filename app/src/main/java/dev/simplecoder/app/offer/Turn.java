package dev.simplecoder.app.offer;

import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a task of a session came to.
 *
 * @param testsFail what running the project's checks has shown; empty where nothing was run
 * @param written the files that it put on the disk
 * @param usage of its last request
 */
record Turn(
    String request,
    Instant asked,
    boolean isPlanned,
    Optional<Boolean> testsFail,
    List<WorkspacePath> written,
    Usage usage) {

  Turn {
    written = List.copyOf(written);
  }
}
