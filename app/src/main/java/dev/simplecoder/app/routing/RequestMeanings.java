package dev.simplecoder.app.routing;

import dev.simplecoder.app.models.ModelSettings;
import dev.simplecoder.app.models.OllamaEmbedder;
import dev.simplecoder.app.models.OpenedEmbedder;
import dev.simplecoder.rag.Embedder;
import dev.simplecoder.rag.Vector;
import dev.simplecoder.router.feature.Meaning;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What requests mean to the embedding model that the person names, for as long as the process
 * lasts. The model is asked on a thread of its own, one request after the other, and a task waits
 * for it only so long; one that has to be loaded first is left to that, so that later requests are
 * answered. That a request goes without is told once.
 */
public final class RequestMeanings {

  /** More than this would not fit the window that embedding models are asked with. */
  private static final int MOST_CHARACTERS = 8_000;

  private final Opener opener;
  private final Duration patience;
  private final AtomicBoolean isTold = new AtomicBoolean();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform().daemon().name("simplecoder-meaning").factory());

  /** Of that thread alone. */
  private @Nullable Opened opened;

  /** Makes a model ready to be asked. */
  interface Opener {
    OpenedEmbedder open(ModelSettings server, String model) throws InterruptedException;
  }

  /** Which model that is. */
  private record Opened(URI server, String model, Embedder embedder) {}

  /** A request whose meaning was asked for. */
  public interface Asked {
    /** Blocks for as long as a task may be held up; unknown where there is no answer by then. */
    Meaning meaning(Consumer<String> notices) throws InterruptedException;
  }

  /**
   * @param patience for how long a task waits at most
   */
  public RequestMeanings(Duration patience) {
    this(OllamaEmbedder::open, patience);
  }

  RequestMeanings(Opener opener, Duration patience) {
    this.opener = opener;
    this.patience = patience;
  }

  /** Asks and returns at once. */
  public Asked ask(ModelSettings server, String model, String request) {
    var asked = new FutureTask<>(() -> answer(server, model, request));
    thread.execute(asked);
    return notices -> {
      try {
        return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        return without(
            notices,
            "%s has not answered within %d ms; it may have to be loaded first"
                .formatted(model, patience.toMillis()));
      } catch (ExecutionException failed) {
        return switch (failed.getCause()) {
          case IOException refused -> without(notices, String.valueOf(refused.getMessage()));
          case RuntimeException bug -> throw bug;
          case Error bug -> throw bug;
          case null, default -> throw new IllegalStateException(failed);
        };
      } finally {
        thread.remove(asked); // what has begun goes on; what has not would only keep others waiting
      }
    };
  }

  private Meaning without(Consumer<String> notices, String why) {
    if (!isTold.getAndSet(true)) {
      notices.accept("the router goes without what the request means: " + why);
    }
    return Meaning.UNKNOWN;
  }

  /** A model that does not answer as it did is opened anew for the next request. */
  private Meaning answer(ModelSettings server, String model, String request)
      throws IOException, InterruptedException {
    Embedder embedder = embedder(server, model);
    try {
      return meaning(embedder, model, request);
    } catch (IOException failed) {
      opened = null;
      throw failed;
    }
  }

  private static Meaning meaning(Embedder embedder, String model, String request)
      throws IOException, InterruptedException {
    Vector vector =
        embedder.query(request.substring(0, Math.min(request.length(), MOST_CHARACTERS)));
    if (vector.dimension() != embedder.dimension()) {
      throw new IOException(
          "%s sent %d numbers, not %d".formatted(model, vector.dimension(), embedder.dimension()));
    }
    return Meaning.of(
        embedder.model(), IntStream.range(0, vector.dimension()).mapToDouble(vector::at).toArray());
  }

  private Embedder embedder(ModelSettings server, String model)
      throws IOException, InterruptedException {
    Opened known = opened;
    if (known != null && known.server().equals(server.baseUrl()) && known.model().equals(model)) {
      return known.embedder();
    }
    return switch (opener.open(server, model)) {
      case OpenedEmbedder.Ready(Embedder embedder) -> {
        opened = new Opened(server.baseUrl(), model, embedder);
        yield embedder;
      }
      case OpenedEmbedder.Absent absent -> throw new IOException(absent.problem().line());
    };
  }
}
