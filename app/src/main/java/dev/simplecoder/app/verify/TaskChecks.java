package dev.simplecoder.app.verify;

import dev.simplecoder.agent.evidence.Check;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.sandbox.OpenedSandbox;
import dev.simplecoder.app.settings.Brought;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Refusal;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.sandbox.Caps;
import dev.simplecoder.tools.sandbox.Sandbox;
import dev.simplecoder.tools.verify.Machine;
import dev.simplecoder.tools.verify.ProjectVerifier;
import dev.simplecoder.tools.verify.Verifier;
import java.io.IOException;
import java.util.Optional;

/** What the changes of one task can be tried out with. */
public final class TaskChecks implements AutoCloseable {

  private static final int EXCERPT_CHARACTERS = 4_000;

  private final OnDemandSandbox sandbox;
  private final Verifier afresh;
  private final Verifier verifier;
  private final boolean wanted;
  private final Console console;

  /** Opens nothing before something is to run. */
  public TaskChecks(Settings settings, Shell shell, Roots roots, Console console) {
    this.sandbox = new OnDemandSandbox(settings, shell, console::tell);
    this.afresh =
        new ShownVerifier(
            new ContainedVerifier(project(settings, shell, roots, sandbox), sandbox), console);
    this.verifier = new RememberedVerifier(afresh);
    this.wanted = settings.get(Keys.VERIFY) == Brought.AUTO;
    this.console = console;
  }

  private static Verifier project(Settings settings, Shell shell, Roots roots, Sandbox sandbox) {
    return new ProjectVerifier(
        sandbox,
        roots,
        new Machine(shell.home(), shell.environment()),
        settings.find(Keys.TEST_CMD).map(Check::given).stream().toList(),
        Caps.CHECKS.withWall(settings.get(Keys.VERIFY_TIMEOUT)),
        EXCERPT_CHARACTERS);
  }

  /** For every final answer; empty where the person wants none. */
  public Optional<Verifier> verifier() {
    return wanted ? Optional.of(verifier) : Optional.empty();
  }

  /** The same, which runs everything each time, for files that others than the task change. */
  public Verifier afresh() {
    return afresh;
  }

  /** What all of it runs in; blocks while that is tried out. */
  public OpenedSandbox sandbox() throws InterruptedException {
    return sandbox.opened();
  }

  /** For the model to call: there are tests from the beginning, and a sandbox works. */
  public Optional<Verifier> offered() throws InterruptedException {
    return areThere() && sandbox.opened() instanceof OpenedSandbox.Ready
        ? Optional.of(verifier)
        : Optional.empty();
  }

  /** Whether tests from the beginning would notice a failure. */
  public boolean areThere() throws InterruptedException {
    return wanted && hasTests();
  }

  private boolean hasTests() throws InterruptedException {
    try {
      return verifier.checks(ChangeSet.EMPTY).stream()
          .anyMatch(check -> check.kind() == Check.Kind.TESTS);
    } catch (IOException failed) {
      console.tell("the project's tests could not be looked for: " + Refusal.of(failed));
      return false;
    }
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
