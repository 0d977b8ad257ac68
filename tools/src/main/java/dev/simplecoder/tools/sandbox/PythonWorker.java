package dev.simplecoder.tools.sandbox;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.sandbox.Outcome.Cap;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A Python process inside a sandbox that runs programs one after another. {@code warm_python.py} is
 * what it runs, and tells what is said over its pipes. For one thread at a time, but for its end.
 */
final class PythonWorker {

  private static final int READY = 'R';
  private static final int OUT = 'O';
  private static final int ERR = 'E';
  private static final int ENDED = 'X';

  /** In the order of the worker's numbers; 0 is none of them. */
  private static final List<Cap> CAPS = List.of(Cap.WALL_TIME, Cap.CPU_TIME, Cap.MEMORY);

  private static final int BUFFER = 1 << 16;
  private static final int SECONDS_TO_END = 5;

  private final Process process;
  private final DataOutputStream jobs;
  private final DataInputStream reports;
  private volatile Set<String> modules = Set.of();

  /** While it is, the pipe cannot be closed, and no program runs yet. */
  private volatile boolean sending;

  PythonWorker(Process process) {
    this.process = process;
    this.jobs = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER));
    this.reports = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER));
  }

  /**
   * Waits until it can run programs.
   *
   * @throws IOException where it ends instead
   */
  PythonWorker ready() throws IOException {
    int kind = reports.readUnsignedByte();
    if (kind != READY) {
      throw new IOException("the Python worker began with " + kind);
    }
    modules = Set.of(new String(content(), StandardCharsets.UTF_8).split("\n", -1));
    return this;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Whether a program finds its files as it would in a fresh interpreter: one of them is itself,
   * and none has the name of a module that is imported here already.
   */
  boolean finds(String program, Set<WorkspacePath> files) {
    return files.stream().anyMatch(file -> file.value().equals(program))
        && files.stream().map(PythonWorker::module).noneMatch(modules::contains);
  }

  /** What it wrote about its end. */
  String lastWords() {
    try {
      return new String(process.getErrorStream().readNBytes(BUFFER), StandardCharsets.UTF_8);
    } catch (IOException closed) {
      return "it said nothing";
    }
  }

  /**
   * Runs a program, the first argument of its command being one of its texts.
   *
   * @throws IOException where the worker ends meanwhile; then it is of no more use
   */
  Outcome run(Job job, Map<WorkspacePath, String> texts) throws IOException {
    sending = true;
    send(job, texts);
    sending = false;
    var out = new Capture(job.caps().outputBytes());
    var err = new Capture(job.caps().outputBytes());
    while (true) {
      int kind = reports.readUnsignedByte();
      switch (kind) {
        case OUT -> keep(out);
        case ERR -> keep(err);
        case ENDED -> {
          return ended(out, err);
        }
        default -> throw new IOException("the Python worker reported " + kind);
      }
    }
  }

  /**
   * Ends it and the program that it runs, and waits until they have ended. It ends by itself when
   * nobody is left to give it programs; one that does not is killed.
   */
  void end() {
    boolean interrupted = Thread.interrupted();
    try {
      if (!sending) {
        closeInput();
      }
      if (sending || !process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException again) {
      process.destroyForcibly();
      interrupted = true;
    }
    process.onExit().join();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nothing is buffered; where it has ended already there is nothing to close. */
  private void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException ended) {
      // As was wanted.
    }
  }

  /** As which a file or a folder below the root could be imported. */
  private static String module(WorkspacePath file) {
    return file.value().split("[./]", 2)[0];
  }

  private void send(Job job, Map<WorkspacePath, String> texts) throws IOException {
    var whole = new ByteArrayOutputStream();
    write(job, texts, new DataOutputStream(whole));
    jobs.writeLong(whole.size());
    whole.writeTo(jobs);
    jobs.flush();
  }

  private static void write(Job job, Map<WorkspacePath, String> texts, DataOutputStream to)
      throws IOException {
    Caps caps = job.caps();
    to.writeLong(caps.wall().toNanos());
    to.writeLong(caps.cpu().toNanos());
    to.writeLong(caps.memoryBytes());
    to.writeLong(caps.processes());
    to.writeLong(caps.diskBytes());
    to.writeLong(Walls.bytes(job));
    to.writeLong(Walls.files(job));
    List<String> arguments = job.command().subList(1, job.command().size());
    to.writeLong(arguments.size());
    for (String argument : arguments) {
      write(argument, to);
    }
    write(job.input(), to);
    to.writeLong(texts.size());
    for (Map.Entry<WorkspacePath, String> text : texts.entrySet()) {
      write(text.getKey().value(), to);
      write(text.getValue(), to);
    }
  }

  private static void write(String text, DataOutputStream to) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    to.writeLong(bytes.length);
    to.write(bytes);
  }

  private void keep(Capture capture) throws IOException {
    byte[] content = content();
    capture.add(content, content.length);
  }

  private byte[] content() throws IOException {
    byte[] content = new byte[reports.readInt()];
    reports.readFully(content);
    return content;
  }

  private Outcome ended(Capture out, Capture err) throws IOException {
    reports.readInt();
    int cap = reports.readInt();
    int status = reports.readInt();
    Duration took = Duration.ofNanos(reports.readLong());
    var output = new Outcome.Output(out.text(), err.text(), out.cut() || err.cut());
    return cap == 0
        ? new Outcome.Exited(status, output, took)
        : new Outcome.Capped(CAPS.get(cap - 1), output, took);
  }
}
