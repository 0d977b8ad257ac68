package dev.simplecoder.app.catalog;

import dev.simplecoder.app.engine.GgufEntry;
import dev.simplecoder.app.engine.GgufHeader.BadGguf;
import dev.simplecoder.app.engine.GgufLibrary;
import dev.simplecoder.app.hub.PullReport;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Refusal;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.nio.file.Path;

/** Models in files of this machine, which need no server. */
final class LocalModels {

  private final GgufLibrary library;
  private final Console console;
  private final Shell shell;

  LocalModels(Shell shell, Console console) {
    this.library = GgufLibrary.of(shell);
    this.console = console;
    this.shell = shell;
  }

  /** The file stays where it is. */
  ExitCode add(Path file) throws InterruptedException {
    String name = GgufLibrary.name(file);
    if (name.isEmpty()) {
      throw new UserError(
          "models add: there is no letter or digit in the name of " + file,
          "Rename the file: the model is called as it is.");
    }
    try {
      var report = new PullReport(console, shell.clock());
      GgufEntry entry = library.add(name, file, report);
      console.endWait();
      console.tell(added(entry));
      return ExitCode.DONE;
    } catch (BadGguf bad) {
      throw new UserError(
          "models add: " + file + " cannot be used: " + bad.getMessage(),
          "Name a whole GGUF file of a language model.");
    } catch (IOException failed) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw new UserError(
          "models add: " + file + " could not be added: " + Refusal.of(failed),
          "Name a GGUF file that is there and can be read.");
    }
  }

  private static String added(GgufEntry entry) {
    return "%s can be used without a server: %s, %s weights, a window of at most %d tokens"
        .formatted(
            entry.name(),
            Quantity.bytes(entry.bytes()),
            entry.header().size(),
            entry.header().contextLength());
  }

  /** Whether there is one of that name. */
  boolean has(String name) throws IOException {
    return library.find(name).isPresent();
  }

  /** Its file goes too where it was fetched by us. */
  ExitCode remove(String name) throws IOException {
    library.remove(name);
    console.tell("removed " + name);
    return ExitCode.DONE;
  }
}
