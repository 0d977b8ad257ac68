package dev.simplecoder.app;

import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Installation;
import dev.simplecoder.app.shell.Refusal;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts and ends the program; the only place that touches the process it runs in. */
public final class Main {

  private static final int COLUMNS = 80;

  private final Program program;

  Main(Program program) {
    this.program = program;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT); // places are typed and read by programs
    // Else its thread would go on reading, and take a key that is an editor's or a command's.
    System.setProperty("org.jline.terminal.softwareSignals", "false");
    Shell shell = shell();
    Program program = Wiring.program(installation(), shell.clock());
    if (Boolean.getBoolean("simplecoder.train")) {
      new StartTraining(program, shell.clock()).run();
    }
    var main = new Main(program);
    Interrupts.to(Thread.currentThread(), () -> Runtime.getRuntime().halt(130));
    System.exit(main.run(List.of(args), shell));
  }

  /** Every way to end is an exit code; what went wrong is said on stderr. */
  int run(List<String> args, Shell shell) {
    ExitCode end = end(args, shell);
    if (shell.out().checkError() && end == ExitCode.DONE) {
      shell.notice("stdout could not be written");
      return ExitCode.NOT_DONE.code();
    }
    return end.code();
  }

  private ExitCode end(List<String> args, Shell shell) {
    try {
      return program.run(args, shell);
    } catch (UserError wrong) {
      shell.notice(wrong.line());
      return ExitCode.USAGE;
    } catch (InterruptedException | ClosedByInterruptException _) {
      shell.notice("interrupted");
      return ExitCode.INTERRUPTED;
    } catch (IOException failed) {
      shell.notice(Refusal.of(failed));
      return ExitCode.NOT_DONE;
    } catch (Throwable bug) {
      shell.notice("this is a bug in SimpleCoder: " + bug);
      bug.printStackTrace(shell.err());
      return ExitCode.BUG;
    }
  }

  /** The launcher passes the file that it gives to the JVM for a fast start. */
  private static Installation installation() {
    return new Installation(
        Objects.requireNonNullElse(
            Main.class.getPackage().getImplementationVersion(), "development"),
        Runtime.version().toString(),
        Path.of(System.getProperty("java.home", "")),
        System.getProperty("simplecoder.cache", ""),
        System.getProperty("java.class.path", ""));
  }

  private static Shell shell() {
    return new Shell(
        System.getenv(),
        Path.of("").toAbsolutePath(),
        home(),
        System.in,
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        terminals(System.getProperty("simplecoder.tty", "")),
        columns(),
        InstantSource.system());
  }

  private static Path home() {
    String home = System.getenv("HOME");
    return Path.of(
        home != null && home.startsWith("/") ? home : System.getProperty("user.home", "/"));
  }

  /** UTF-8 whatever the locale says: JSON is, and terminals are. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
  }

  /** The launcher passes the descriptors that are terminals, such as {@code 0,1,2}. */
  private static Set<Shell.Stream> terminals(String descriptors) {
    List<String> listed = List.of(descriptors.split(","));
    return Stream.of(Shell.Stream.values())
        .filter(stream -> listed.contains(String.valueOf(stream.descriptor())))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static int columns() {
    String columns =
        System.getProperty("simplecoder.columns", String.valueOf(System.getenv("COLUMNS")));
    return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : COLUMNS;
  }
}
