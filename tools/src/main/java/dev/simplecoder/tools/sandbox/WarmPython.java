package dev.simplecoder.tools.sandbox;

import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Bubblewrap with Python kept warm: a short program that is nothing but texts is run by an
 * interpreter that has already started, behind walls of its own inside those of bubblewrap. All
 * other programs, and those for which no such interpreter can be had, are run as bubblewrap runs
 * them; that takes longer and contains the same.
 */
public final class WarmPython implements Sandbox {

  /** One program in parts, each of which uses those before it. */
  private static final String PROGRAM =
      Stream.of("linux.py", "walls.py", "warm_python.py")
          .map(part -> TextBeside.of(WarmPython.class, part))
          .collect(Collectors.joining("\n"));

  /** What the interpreter is started with, so that sets have the same order in every program. */
  private static final Map<String, String> ENVIRONMENT = Map.of("PYTHONHASHSEED", "0");

  /** For an answer that should be there: the machine may be very busy. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Bubblewrap bubblewrap;
  private final List<KnownScript> scripts;

  /** As many as run at one time; one that has not been started, or has ended, is empty. */
  private final BlockingDeque<Optional<PythonWorker>> idle = new LinkedBlockingDeque<>();

  /** Why no interpreter can be kept ready here; empty as long as one may. */
  private volatile String notKept = "";

  private volatile boolean closed;

  WarmPython(Bubblewrap bubblewrap, int workers, List<KnownScript> scripts) {
    this.bubblewrap = bubblewrap;
    this.scripts = List.copyOf(scripts);
    for (int i = 0; i < workers; i++) {
      idle.add(Optional.empty());
    }
  }

  /**
   * As {@link Bubblewrap#find}.
   *
   * @param workers programs that run at one time; the others wait
   * @param scripts that are read beforehand
   */
  public static Availability find(
      List<Path> searchPath, Path home, InstantSource clock, int workers, List<KnownScript> scripts)
      throws InterruptedException {
    Availability found = Bubblewrap.find(searchPath, home, clock);
    return found instanceof Availability.Ready(Bubblewrap bubblewrap)
        ? new Availability.Ready(new WarmPython(bubblewrap, workers, scripts))
        : found;
  }

  /** Says it also where an interpreter was to be kept ready, and could not. */
  @Override
  public String name() {
    return notKept.isEmpty()
        ? bubblewrap.name()
        : bubblewrap.name() + ", which starts Python anew for each program (" + notKept + ")";
  }

  @Override
  public Outcome run(Job job) throws IOException, InterruptedException {
    if (!notKept.isEmpty()
        || !isPythonAlone(job)
        || !(job.files() instanceof WorkFiles.Texts(var texts))) {
      return bubblewrap.run(job);
    }
    Optional<Outcome> outcome = runWarm(job, texts);
    return outcome.isPresent() ? outcome.get() : bubblewrap.run(job);
  }

  @Override
  public void close() {
    closed = true;
    for (Optional<PythonWorker> worker = idle.poll(); worker != null; worker = idle.poll()) {
      worker.ifPresent(PythonWorker::end);
    }
    bubblewrap.close();
  }

  /**
   * Whether it is {@code python3 FILE …} and needs nothing else that an interpreter is started
   * with.
   */
  private static boolean isPythonAlone(Job job) {
    return 1 < job.command().size()
        && job.command().getFirst().equals("python3")
        && !job.command().get(1).startsWith("-")
        && ENVIRONMENT.entrySet().containsAll(job.environment().entrySet())
        && job.readable().isEmpty();
  }

  /** Nothing where it has to be run the other way. */
  private Optional<Outcome> runWarm(Job job, Map<WorkspacePath, String> texts)
      throws InterruptedException {
    Optional<PythonWorker> worker = idle.takeFirst();
    try {
      if (worker.isEmpty()) {
        worker = Optional.of(started());
      }
      PythonWorker kept = worker.get();
      if (!kept.finds(job.command().get(1), texts.keySet())) {
        return Optional.empty();
      }
      Duration longest = job.caps().wall().plus(PATIENCE);
      return Optional.of(await(kept, () -> kept.run(job, texts), longest));
    } catch (IOException noWorker) {
      return Optional.empty();
    } finally {
      giveBack(worker.filter(PythonWorker::isAlive));
    }
  }

  private PythonWorker started() throws IOException, InterruptedException {
    try {
      PythonWorker worker = new PythonWorker(bubblewrap.startWorker(this::command));
      return await(worker, worker::ready, PATIENCE);
    } catch (IOException notHere) {
      notKept = String.valueOf(notHere.getMessage()).strip();
      throw notHere;
    }
  }

  private List<String> command(Places places) {
    List<String> command = new ArrayList<>(List.of("env"));
    ENVIRONMENT.forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(List.of("python3", "-c", PROGRAM, places.work(), places.home()));
    command.add(HexFormat.of().formatHex(bubblewrap.filter()));
    command.add(
        scripts.stream()
            .flatMap(script -> script.modules().stream())
            .distinct()
            .collect(Collectors.joining(",")));
    scripts.forEach(script -> command.addAll(List.of(script.place().value(), script.text())));
    return command;
  }

  /** A worker that is not waited for any more is ended, and the program that it runs. */
  private static <T> T await(PythonWorker worker, Callable<T> step, Duration longest)
      throws IOException, InterruptedException {
    var task = new FutureTask<>(step);
    Thread.ofPlatform().daemon().name("simplecoder-python").start(task);
    try {
      return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      worker.end();
      throw new IOException("the Python worker ended: " + worker.lastWords(), failed.getCause());
    } catch (TimeoutException silent) {
      worker.end();
      throw new IOException("the Python worker did not answer in " + longest, silent);
    } catch (InterruptedException interrupted) {
      worker.end();
      throw interrupted;
    }
  }

  private void giveBack(Optional<PythonWorker> worker) {
    idle.addFirst(worker);
    if (closed) {
      worker.ifPresent(PythonWorker::end);
    }
  }
}
