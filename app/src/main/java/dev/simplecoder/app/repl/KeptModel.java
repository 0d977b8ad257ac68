package dev.simplecoder.app.repl;

import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.task.Assignment;
import dev.simplecoder.app.task.Models;
import dev.simplecoder.app.task.Opened;
import dev.simplecoder.app.task.Opening;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a model for the tasks that follow, as long as the settings stay the same; one that was
 * chosen for a task is not kept.
 */
final class KeptModel implements Models {

  private final Models models;
  private @Nullable Settings settings;
  private Opened.@Nullable Ready kept;

  KeptModel(Models models) {
    this.models = models;
  }

  @Override
  public Opened open(Invocation task, Assignment work, Opening seen) throws InterruptedException {
    Opened.Ready known = kept;
    if (known != null && task.settings() == settings) {
      return known;
    }
    Opened opened = models.open(task, work, seen);
    settings = task.settings();
    kept = opened instanceof Opened.Ready ready && ready.isForAnyTask() ? ready : null;
    return opened;
  }

  /** The next task looks for a model anew. */
  void forget() {
    kept = null;
  }
}
