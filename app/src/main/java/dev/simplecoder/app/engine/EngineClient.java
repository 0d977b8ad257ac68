package dev.simplecoder.app.engine;

import dev.simplecoder.app.http.HttpAnswer;
import dev.simplecoder.app.http.HttpTimeouts;
import dev.simplecoder.app.http.HttpWire;
import dev.simplecoder.app.http.ServerAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Talks to engines that run, about themselves. */
final class EngineClient {

  private static final HttpTimeouts TIMEOUTS =
      new HttpTimeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));

  private EngineClient() {}

  /** Empty where nothing listens. */
  static Optional<EngineAbout> about(Path socket) {
    return told(socket, address -> HttpWire.get(address, Map.of(), TIMEOUTS));
  }

  /** The same of one that will be asked, which waits for that as for any question. */
  static Optional<EngineAbout> wanted(Path socket) {
    return told(socket, address -> HttpWire.post(address, Map.of(), "", TIMEOUTS));
  }

  private interface Asking {
    HttpAnswer at(URI address) throws IOException;
  }

  private static Optional<EngineAbout> told(Path socket, Asking asking) {
    if (!Files.exists(socket)) {
      return Optional.empty();
    }
    try (HttpAnswer answer = asking.at(ServerAddress.below(ServerAddress.of(socket), "/engine"))) {
      return EngineJson.about(answer.text());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** All that run. */
  static List<EngineAbout> running(EnginePlace place) throws IOException {
    List<EngineAbout> running = new ArrayList<>();
    for (Path socket : place.sockets()) {
      about(socket).ifPresent(running::add);
    }
    return running;
  }

  /** Blocks until the engine has ended, or does not end. Empty where none listened. */
  static Optional<EngineAbout> stop(Path socket) throws InterruptedException {
    try (HttpAnswer answer =
        HttpWire.post(
            ServerAddress.below(ServerAddress.of(socket), "/engine/stop"),
            Map.of(),
            "",
            TIMEOUTS)) {
      Optional<EngineAbout> about = EngineJson.about(answer.text());
      if (about.isPresent()) {
        end(about.get());
      }
      return about;
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static void end(EngineAbout about) throws InterruptedException {
    Optional<ProcessHandle> process = ProcessHandle.of(about.pid());
    if (process.isPresent()) {
      try {
        process.get().onExit().get(10, TimeUnit.SECONDS);
      } catch (TimeoutException _) {
        process.get().destroyForcibly();
      } catch (ExecutionException bug) {
        throw new IllegalStateException(bug);
      }
    }
  }
}
