package dev.simplecoder.app.runs;

import dev.simplecoder.app.shell.Refusal;
import dev.simplecoder.app.shell.UserError;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The folder of one run. Whatever cannot be written is a {@link UserError} that says where and why.
 */
public final class RunDirectory implements AutoCloseable {

  static final String METRICS = "metrics.jsonl";

  private static final String CONFIG = "config.json";
  private static final String LOG = "run.log";
  private static final String REPORT = "report.md";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern PLAIN = Pattern.compile("[\\w-]+(?:\\.[\\w-]+)*");

  private final Path folder;
  private final RunConfig config;
  private final RunLines log;

  private RunDirectory(Path folder, RunConfig config) {
    this.folder = folder;
    this.config = config;
    this.log = RunLines.alone(folder.resolve(LOG));
  }

  /** Begins a run in a new folder, named after the time; of the same second, the second is -2. */
  public static RunDirectory begin(Path runs, RunConfig config) {
    Path folder = writing(runs, () -> fresh(runs, NAME.format(config.started())));
    var run = new RunDirectory(folder, config);
    run.write(CONFIG, config.text());
    return run;
  }

  private static Path fresh(Path runs, String name) throws IOException {
    Files.createDirectories(runs);
    for (int number = 1; ; number++) {
      try {
        return Files.createDirectory(runs.resolve(number == 1 ? name : name + "-" + number));
      } catch (FileAlreadyExistsException _) {
        // The next number is tried.
      }
    }
  }

  /** Goes on with a run. */
  public static RunDirectory reopen(Path folder) {
    return new RunDirectory(folder, config(folder));
  }

  /** What the run in a folder was called with. */
  static RunConfig config(Path folder) {
    try {
      return RunConfig.read(Files.readString(folder.resolve(CONFIG)));
    } catch (IOException unreadable) {
      throw new UserError(
          folder + " is not the folder of a run: " + Refusal.of(unreadable),
          "Name one that holds a whole " + CONFIG + ".");
    }
  }

  public Path folder() {
    return folder;
  }

  public RunConfig config() {
    return config;
  }

  /** Adds a line to {@code run.log}. */
  public void log(Instant now, String line) {
    log.add(now.truncatedTo(ChronoUnit.SECONDS) + " " + line);
  }

  /** A file of lines that begins anew. */
  public RunLines restart(String name) {
    write(name, "");
    return RunLines.append(file(name));
  }

  /** A file of lines that goes on where it ends. */
  public RunLines append(String name) {
    return RunLines.append(file(name));
  }

  /**
   * Writes {@code metrics.jsonl} anew, and {@code report.md} with it.
   *
   * @param rows each a flat JSON object
   */
  public void rows(List<String> rows) {
    write(METRICS, String.join("\n", rows) + "\n");
    write(REPORT, RunReport.of(List.of(RunReport.Run.read(folder))));
  }

  /** Writes a file whole, in the place of what it was; a slash in its name makes a folder. */
  public void write(String name, String text) {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public void write(String name, byte[] content) {
    Path file = file(name);
    writing(file, () -> replace(file, content));
  }

  /** Another process may go on with the run. */
  @Override
  public void close() {
    log.close();
  }

  private Path file(String name) {
    for (String part : name.split("/", -1)) {
      if (!PLAIN.matcher(part).matches()) {
        throw new IllegalArgumentException("a file of a run: " + name);
      }
    }
    return folder.resolve(name);
  }

  /** Work on a file. */
  interface Writing<R> {
    R write() throws IOException;
  }

  static <R> R writing(Path place, Writing<R> writing) {
    try {
      return writing.write();
    } catch (IOException failed) {
      throw new UserError(
          "the run cannot be written, %s: %s".formatted(place, words(failed)),
          "Make room, or choose another folder with --runs; what was written stays.");
    }
  }

  /** A stream that is full names neither itself nor the class of its trouble. */
  private static String words(IOException failed) {
    return failed instanceof FileSystemException
        ? Refusal.of(failed)
        : String.valueOf(failed.getMessage());
  }

  private static Path replace(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Path written = file.resolveSibling(file.getFileName() + ".new");
    try (var stream = new FileOutputStream(written.toFile())) {
      stream.write(content);
      stream.getFD().sync();
    }
    return Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
