package dev.simplecoder.tools.sandbox;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Programs in namespaces of their own, which {@code bwrap} makes. What a program may write lies in
 * memory and in a namespace that ends with it: on the disk there is nothing to clean up, whoever is
 * killed when.
 */
public final class Bubblewrap implements Sandbox {

  private static final int PIPE_BYTES = 1 << 16;
  private static final WorkFiles NO_FILES = new WorkFiles.Texts(new LinkedHashMap<>());

  private final Host host;
  private final Path home;
  private final Installations installations;
  private final Walls walls;
  private final InstantSource clock;

  /**
   * The kernel ends a program when the thread ends that started it, so that none outlives this
   * process. A caller's thread may end earlier.
   */
  private final ExecutorService starter =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("simplecoder-sandbox-starter").factory());

  private Bubblewrap(Host host, Path home, Installations installations, InstantSource clock) {
    this.host = host;
    this.home = home;
    this.installations = installations;
    this.walls = new Walls(host, home, installations);
    this.clock = clock;
  }

  /**
   * Looks whether programs can be contained here, and tries it once with one that does nothing.
   *
   * @param searchPath the folders of the person's PATH: where {@code bwrap} is looked for, and the
   *     interpreters that programs will find
   * @param home the person's; of it programs see only what belongs to those interpreters
   */
  public static Availability find(List<Path> searchPath, Path home, InstantSource clock)
      throws InterruptedException {
    var obstacles = new Obstacles(Path.of("/"));
    Optional<Availability.Missing> missing = obstacles.before(searchPath);
    if (missing.isPresent()) {
      return missing.get();
    }
    try {
      Installations installations = Installations.of(searchPath, home);
      var sandbox = new Bubblewrap(Host.of(searchPath), home, installations, clock);
      return sandbox.tried(obstacles);
    } catch (IOException failed) {
      return obstacles.after(String.valueOf(failed.getMessage()));
    }
  }

  @Override
  public String name() {
    return host.filtersCalls() ? "bubblewrap" : "bubblewrap without a filter of system calls";
  }

  @Override
  public Outcome run(Job job) throws IOException, InterruptedException {
    List<String> command = walls.around(job, Limits.command(job.caps(), host.uid()));
    Process process = start(host.process(command));
    return new Run(process, job.caps(), clock).await(stream -> deliver(job, stream));
  }

  /** Programs that still run are ended. */
  @Override
  public void close() {
    starter.shutdownNow();
  }

  /**
   * Starts something of ours that keeps running where programs without files of a project run, and
   * in their environment.
   */
  Process startWorker(Function<Places, List<String>> worker)
      throws IOException, InterruptedException {
    Places places = Places.of(NO_FILES, home);
    List<String> command = new ArrayList<>(List.of("/usr/bin/env", "-i"));
    environment(places).forEach((name, value) -> command.add(name + "=" + value));
    // As bwrap sets it for the others.
    command.add("PWD=" + places.work());
    command.addAll(worker.apply(places));
    return start(host.process(walls.aroundWorker(places, command)));
  }

  /** The filter of system calls; empty where the kernel or the processor has none. */
  byte[] filter() {
    return host.filtersCalls() ? SeccompFilter.program() : new byte[0];
  }

  private Availability tried(Obstacles obstacles) throws InterruptedException {
    try {
      Outcome outcome = run(new Job(List.of("true"), NO_FILES, Caps.PROGRAM));
      if (outcome instanceof Outcome.Exited(int status, Outcome.Output _, Duration _)
          && status == 0) {
        return new Availability.Ready(this);
      }
      close();
      return obstacles.after(outcome.output().err());
    } catch (IOException failed) {
      close();
      return obstacles.after(String.valueOf(failed.getMessage()));
    }
  }

  /** Not to be interrupted half-way, for then nobody would know of the process. */
  private Process start(ProcessBuilder builder) throws IOException {
    try {
      return CompletableFuture.supplyAsync(() -> started(builder), starter).join();
    } catch (CompletionException failed) {
      throw new IOException("the sandbox did not start: " + failed.getMessage(), failed);
    }
  }

  private static Process started(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void deliver(Job job, OutputStream stream) throws IOException {
    Places places = Places.of(job.files(), home);
    var archive = new TarStream(new BufferedOutputStream(stream, PIPE_BYTES));
    var delivery = new Delivery(archive, clock.instant(), Walls.bytes(job));
    delivery.files(places.work(), job.files());
    delivery.text(StartScript.INPUT, job.input());
    delivery.text(StartScript.PLACE, StartScript.of(job, environment(job, places)));
    archive.end();
  }

  private SequencedMap<String, String> environment(Job job, Places places) {
    SequencedMap<String, String> environment = environment(places);
    environment.putAll(job.environment());
    return environment;
  }

  private SequencedMap<String, String> environment(Places places) {
    SequencedMap<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", installations.path());
    environment.put("HOME", places.home());
    environment.put("TMPDIR", "/tmp");
    environment.put("LANG", "C.UTF-8");
    environment.putAll(installations.environment());
    return environment;
  }
}
