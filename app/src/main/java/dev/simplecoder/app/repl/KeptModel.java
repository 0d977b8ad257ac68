package dev.simplecoder.app.repl;

import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.offer.LastExchange;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.task.Assignment;
import dev.simplecoder.app.task.Models;
import dev.simplecoder.app.task.Opened;
import dev.simplecoder.app.task.Opening;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a model for the tasks that follow, as long as the settings stay the same; one that was
 * chosen for a task is not kept. What is said in the tasks is heard.
 */
final class KeptModel implements Models {

  private final Models models;
  private final LastExchange conversation;
  private @Nullable Settings settings;
  private Opened.@Nullable Ready kept;

  KeptModel(Models models, LastExchange conversation) {
    this.models = models;
    this.conversation = conversation;
  }

  @Override
  public Opened open(Invocation task, Assignment work, Opening seen) throws InterruptedException {
    Opened.Ready known = kept;
    if (known != null && task.settings() == settings) {
      return known;
    }
    settings = task.settings();
    kept = null;
    return switch (models.open(task, work, seen)) {
      case Opened.Refused refused -> refused;
      case Opened.Ready ready -> {
        Opened.Ready heard = ready.choosing(conversation.hearing(ready.chooser()));
        kept = ready.isForAnyTask() ? heard : null;
        yield heard;
      }
    };
  }

  /** The next task looks for a model anew. */
  void forget() {
    kept = null;
  }
}
