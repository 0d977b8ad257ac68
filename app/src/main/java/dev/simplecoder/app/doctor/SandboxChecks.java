package dev.simplecoder.app.doctor;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.sandbox.OpenedSandbox.Ready;
import dev.simplecoder.app.sandbox.OpenedSandbox.Refused;
import dev.simplecoder.app.sandbox.Sandboxes;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Keys.Sandboxing;
import dev.simplecoder.app.settings.NetKeys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.tools.sandbox.Caps;
import dev.simplecoder.tools.sandbox.Job;
import dev.simplecoder.tools.sandbox.Outcome;
import dev.simplecoder.tools.sandbox.Sandbox;
import dev.simplecoder.tools.sandbox.WorkFiles;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether programs can be run, and what contains them. Tasks do without. */
final class SandboxChecks {

  private static final String SUBJECT = "sandbox";
  private static final String SERVER = "sandbox_url";

  /** Asked inside, where programs are. */
  private static final String WHAT_IS_THERE =
      "bwrap --version; python3 --version; grep Seccomp: /proc/self/status";

  /** How the kernel names a filter (proc_pid_status(5)); 1 is the strict mode, 0 none. */
  private static final String FILTERED = "Seccomp:\t2";

  private SandboxChecks() {}

  static List<Finding> of(Settings settings, Shell shell) throws InterruptedException {
    boolean off = settings.get(Keys.SANDBOX) == Sandboxing.OFF;
    return switch (Sandboxes.open(settings, shell)) {
      case Refused(String why, String remedy) ->
          List.of(off ? Finding.ok(SUBJECT, why) : Finding.warning(SUBJECT, why, remedy));
      case Ready ready -> {
        List<Finding> findings = new ArrayList<>();
        try (Sandbox sandbox = ready.sandbox()) {
          findings.add(tried(sandbox, ready));
        }
        Optional<URI> spare = settings.find(Keys.SANDBOX_URL);
        if (spare.isPresent() && settings.get(Keys.SANDBOX) == Sandboxing.AUTO) {
          findings.add(server(spare.get(), settings, shell));
        }
        yield findings;
      }
    };
  }

  /** The one that is used where this machine has none. */
  private static Finding server(URI address, Settings settings, Shell shell)
      throws InterruptedException {
    return switch (Sandboxes.at(address, shell, NetKeys.route(settings))) {
      case Refused(String why, String remedy) -> Finding.warning(SERVER, why, remedy);
      case Ready(Sandbox sandbox, String line, String _) -> {
        sandbox.close();
        yield Finding.ok(SERVER, line + " answers");
      }
    };
  }

  private static Finding tried(Sandbox sandbox, Ready ready) throws InterruptedException {
    var texts = new LinkedHashMap<>(Map.of(new WorkspacePath("program.py"), ""));
    var files = new WorkFiles.Texts(texts);
    var job = new Job(List.of("sh", "-c", WHAT_IS_THERE), files, Caps.PROGRAM);
    var program = new Job(List.of("python3", "program.py"), files, Caps.PROGRAM);
    String before = sandbox.name();
    try {
      Finding found = found(ready, sandbox.run(job));
      sandbox.run(program);
      boolean onlySlower = found.remedy().isEmpty() && !sandbox.name().equals(before);
      return onlySlower ? slower(sandbox.name()) : found;
    } catch (IOException failed) {
      return Finding.warning(
          SUBJECT, String.valueOf(failed.getMessage()), "Mend it, or set sandbox to another one.");
    }
  }

  private static Finding slower(String name) {
    return Finding.warning(SUBJECT, name, "Short programs run all the same, and take longer.");
  }

  private static Finding found(Ready ready, Outcome there) {
    List<String> said = there.output().out().lines().toList();
    String version = beginning(said, "bubblewrap ").orElse(ready.line());
    String filter = said.contains(FILTERED) ? "with a seccomp filter" : "without a seccomp filter";
    Optional<String> python = beginning(said, "Python ");
    String what = "%s works, %s, %s".formatted(version, filter, python.orElse("no Python"));
    if (python.isEmpty()) {
      return Finding.warning(
          SUBJECT, what, "Programs in Python fail until python3 is found in it.");
    }
    return Finding.ok(SUBJECT, what);
  }

  private static Optional<String> beginning(List<String> lines, String beginning) {
    return lines.stream().filter(line -> line.startsWith(beginning)).findFirst();
  }
}
