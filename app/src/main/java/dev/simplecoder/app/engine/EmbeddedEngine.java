package dev.simplecoder.app.engine;

import dev.simplecoder.app.http.ServerAddress;
import dev.simplecoder.app.models.Engine;
import dev.simplecoder.app.models.Problem;
import dev.simplecoder.app.models.Problem.Kind;
import dev.simplecoder.app.models.ServedModel;
import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.app.shell.Installation;
import dev.simplecoder.app.shell.Shell;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The engine as a command sees it: models in files, each of which has a process of its own while it
 * is used. Commands share them; where memory is short, an idle one makes way for another.
 */
public final class EmbeddedEngine implements Engine {

  private static final int DIGITS = 12;

  private final GgufLibrary library;
  private final EnginePlace place;
  private final EngineProcess processes;
  private final Memory memory;
  private final InstantSource clock;

  public EmbeddedEngine(Installation installation, Shell shell, Memory memory) {
    this.library = GgufLibrary.of(shell);
    this.place = EnginePlace.of(shell);
    this.processes = new EngineProcess(installation, shell, place);
    this.memory = memory;
    this.clock = shell.clock();
  }

  @Override
  public List<ServedModel> models() throws IOException {
    List<EngineAbout> running = EngineClient.running(place);
    List<ServedModel> models = new ArrayList<>();
    for (GgufEntry entry : library.entries()) {
      Optional<EngineAbout> loaded =
          running.stream().filter(about -> about.model().equals(entry.name())).findFirst();
      models.add(
          new ServedModel(
              entry.name(),
              entry.digest(),
              List.of("completion"),
              entry.header().contextLength(),
              entry.bytes(),
              entry.header().size(),
              entry.header().quantisation(),
              entry.modified().toString(),
              loaded
                  .map(about ->
                      new ServedModel.Loaded(about.window(), entry.memory(about.window()), 0))
                  .orElse(null)));
    }
    return models;
  }

  /** One command after the other; the processes of others wait for the file's lock. */
  @Override
  public synchronized Started start(String model, int window, Duration idle)
      throws IOException, InterruptedException {
    Optional<GgufEntry> known = library.find(model);
    if (known.isEmpty() || !known.get().isAsAdded()) {
      return refused(
          "the file of the model " + model + " is not as it was when it was added",
          "add it again with `simplecoder models add FILE.gguf`");
    }
    GgufEntry entry = known.get();
    String id = id(entry, window);
    Path socket = place.socket(id);
    place.open();
    try (FileChannel file =
            FileChannel.open(
                place.folder().resolve(id + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = file.lock()) {
      if (EngineClient.wanted(socket).isPresent()) {
        return new Started.At(ServerAddress.of(socket), Duration.ZERO);
      }
      long needed = entry.memory(window);
      if (memory.availableBytes() < needed) {
        makeWay();
      }
      long available = memory.availableBytes();
      return needed <= available
          ? started(id, entry, window, idle)
          : tooLittle(entry, window, needed, available);
    }
  }

  private Started started(String id, GgufEntry entry, int window, Duration idle)
      throws IOException, InterruptedException {
    Instant begin = clock.instant();
    Path socket = place.socket(id);
    Process process = processes.start(id, entry, window, idle);
    try {
      while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
        if (EngineClient.about(socket).isPresent()) {
          Duration load = Duration.between(begin, clock.instant());
          return new Started.At(ServerAddress.of(socket), load.plusNanos(1));
        }
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      throw interrupted;
    }
    return notStarted(id, entry, process.exitValue());
  }

  private Started notStarted(String id, GgufEntry entry, int status) throws IOException {
    String said = processes.lastWords(id);
    String why = said.isEmpty() ? "it ended with status " + status : said;
    return refused(
        "the engine could not load " + entry.name() + ": " + why,
        (128 < status ? "where memory is short, take a smaller model or set num_ctx lower; " : "")
            + "its log is "
            + place.log(id));
  }

  private static Started tooLittle(GgufEntry entry, int window, long needed, long available) {
    return refused(
        "%s needs about %s of memory with a window of %d, and there are %s"
            .formatted(entry.name(), Quantity.bytes(needed), window, Quantity.bytes(available)),
        "take a smaller model, set num_ctx lower, or close other programs");
  }

  private static Started refused(String message, String hint) {
    return new Started.Refused(new Problem(Kind.FAILED, message, hint));
  }

  /** Those that nobody asks now are ended. */
  private void makeWay() throws IOException, InterruptedException {
    for (Path socket : place.sockets()) {
      if (EngineClient.about(socket).filter(about -> about.asked() == 0).isPresent()) {
        EngineClient.stop(socket);
      }
    }
  }

  @Override
  public String ending(String model, int window) throws IOException {
    Optional<GgufEntry> entry = library.find(model);
    if (entry.isEmpty()) {
      return "";
    }
    String id = id(entry.get(), window);
    if (EngineClient.about(place.socket(id)).isPresent()) {
      return "";
    }
    String said = processes.lastWords(id);
    return "the engine's process ended while it answered"
        + (said.isEmpty() ? "" : " (" + said + ")")
        + "; the next question starts it again, and where memory is short a smaller model or a"
        + " lower num_ctx helps; its log is "
        + place.log(id);
  }

  private static String id(GgufEntry entry, int window) {
    String hash = entry.digest().substring("sha256:".length());
    return hash.substring(0, DIGITS) + "-" + window;
  }

  /** What runs now. */
  public List<EngineAbout> running() throws IOException {
    return EngineClient.running(place);
  }

  /** Blocks until all have ended; those that did. */
  public List<EngineAbout> stop() throws IOException, InterruptedException {
    List<EngineAbout> stopped = new ArrayList<>();
    for (Path socket : place.sockets()) {
      EngineClient.stop(socket).ifPresent(stopped::add);
    }
    return stopped;
  }
}
