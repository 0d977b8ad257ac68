package dev.simplecoder.app.retrieval;

import dev.simplecoder.app.models.ModelSettings;
import dev.simplecoder.app.models.OllamaEmbedder;
import dev.simplecoder.app.models.OpenedEmbedder;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.rag.Embedder;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The model that finds by meaning, where the person names one. It is opened when it is first
 * needed; without it words alone have to do, which is told once.
 *
 * <p>No model is taken by itself: it would take the place of the one that answers in the memory of
 * the graphics card, and words alone find nearly as much.
 */
public final class Meanings {

  private final Optional<String> model;
  private final ModelSettings server;
  private final Consumer<String> notices;
  private @Nullable Embedder opened;
  private boolean given;

  private Meanings(Optional<String> model, ModelSettings server, Consumer<String> notices) {
    this.model = model;
    this.server = server;
    this.notices = notices;
  }

  /** As the settings want it, at the server that the models come from. */
  public static Meanings of(Settings settings, ModelSettings server, Consumer<String> notices) {
    return new Meanings(settings.find(Keys.EMBEDDING_MODEL), server, notices);
  }

  /** Blocks while the model is opened; empty where there is none to use. */
  public Optional<Embedder> embedder() throws InterruptedException {
    if (!given && model.isPresent()) {
      given = true;
      switch (OllamaEmbedder.open(server, model.get())) {
        case OpenedEmbedder.Ready(Embedder embedder) -> opened = embedder;
        case OpenedEmbedder.Absent absent -> without(absent.problem().line());
      }
    }
    return Optional.ofNullable(opened);
  }

  /** From now on words have to do. */
  void without(String why) {
    opened = null;
    notices.accept("found by words alone: " + why);
  }
}
