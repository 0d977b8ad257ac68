package dev.simplecoder.app.hub;

import dev.simplecoder.app.engine.GgufEntry;
import dev.simplecoder.app.engine.GgufLibrary;
import dev.simplecoder.app.http.HttpTimeouts;
import dev.simplecoder.app.http.HttpWire.NoConnection;
import dev.simplecoder.app.hub.Hub.NotFetched;
import dev.simplecoder.app.hub.Hub.Stated;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Prompter;
import dev.simplecoder.app.settings.NetKeys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Refusal;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.store.OwnerOnly;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Fetches a model of the short list, if the person agrees. */
public final class HubPull {

  private final Shell shell;
  private final Settings settings;
  private final Console console;
  private final GgufLibrary library;

  public HubPull(Shell shell, Settings settings, Console console) {
    this.shell = shell;
    this.settings = settings;
    this.console = console;
    this.library = GgufLibrary.of(shell);
  }

  /** Whether the person has agreed beforehand. */
  public enum Consent {
    GIVEN,
    ASKED
  }

  /** Blocks until the model can be used, or is not wanted or not to be had. */
  public ExitCode pull(Coder coder, Consent consent, Prompter prompter)
      throws InterruptedException {
    URI hub = settings.get(NetKeys.HUB_URL);
    Path target = library.place(coder.name());
    try {
      if (library.entries().stream().anyMatch(entry -> entry.name().equals(coder.name()))) {
        console.tell(
            "%s is here already; `simplecoder models remove %s` makes way for a new one"
                .formatted(coder.name(), coder.name()));
        return ExitCode.DONE;
      }
      if (consent == Consent.ASKED && !isWanted(coder, prompter)) {
        return ExitCode.NOT_DONE;
      }
      HttpTimeouts timeouts = HttpTimeouts.PATIENT.by(NetKeys.toHub(settings));
      var from = new Hub(hub, timeouts, folder -> Files.getFileStore(folder).getUsableSpace());
      Stated stated = from.stated(coder);
      OwnerOnly.folders(Objects.requireNonNull(target.getParent()));
      var report = new PullReport(console, shell.clock());
      from.fetch(stated, target, report);
      GgufEntry entry = library.add(coder.name(), target, report);
      console.endWait();
      console.tell("got " + entry.name() + "; a task uses it where no server answers");
      return ExitCode.DONE;
    } catch (NoConnection none) {
      return failed(
          "%s cannot be reached: %s; fetch %s on another machine, copy it to %s and call"
                  .formatted(hub, none.getMessage(), coder.file(), target)
              + " `simplecoder models add "
              + target
              + "`");
    } catch (NotFetched not) {
      return failed(String.valueOf(not.getMessage()));
    } catch (IOException broken) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return failed(Refusal.of(broken) + "; the same command goes on from what has come");
    }
  }

  private ExitCode failed(String why) {
    console.endWait();
    shell.notice("models pull: " + why);
    return ExitCode.MODEL;
  }

  /** Asks before the hub is. */
  private boolean isWanted(Coder coder, Prompter prompter) throws InterruptedException {
    if (!prompter.canAsk()) {
      console.tell("not fetched: there is no terminal to ask at; --yes fetches without a question");
      return false;
    }
    console.tell(coder.words());
    String question = "Fetch it from %s? [y]es, [n]o".formatted(settings.get(NetKeys.HUB_URL));
    boolean wanted = prompter.ask(question).filter(List.of("y", "yes")::contains).isPresent();
    if (!wanted) {
      console.tell("not fetched");
    }
    return wanted;
  }
}
