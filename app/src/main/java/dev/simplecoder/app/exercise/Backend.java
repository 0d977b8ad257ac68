package dev.simplecoder.app.exercise;

import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.models.ModelSettings;
import dev.simplecoder.app.sandbox.OpenedSandbox;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.router.Arm;
import dev.simplecoder.tools.program.TestHarness;
import dev.simplecoder.tools.sandbox.Caps;
import dev.simplecoder.tools.sandbox.Sandbox;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SequencedMap;

/** The models and the sandbox that attempts are made with. */
public final class Backend implements AutoCloseable {

  /** Programs of known benchmarks need a few milliseconds, and none of them this long. */
  private static final Caps CAPS = Caps.PROGRAM.withWall(Duration.ofSeconds(5));

  private final Pool pool;
  private final OpenedSandbox.Ready sandbox;
  private final Attempter attempter;
  private final Runnable atEnd;

  private Backend(Pool pool, OpenedSandbox.Ready sandbox, Attempter attempter, Runnable atEnd) {
    this.pool = pool;
    this.sandbox = sandbox;
    this.attempter = attempter;
    this.atEnd = atEnd;
  }

  /**
   * Blocks until every server has said what it has.
   *
   * @param hosts where the models are
   * @param models by their names; none for all that there are
   * @param opened is closed with this, and where there is none of it
   * @throws UserError where a server does not answer, a model is nowhere, or programs are not run
   */
  public static Backend open(
      ModelServers servers,
      List<ModelSettings> hosts,
      List<String> models,
      Scoring scoring,
      OpenedSandbox opened,
      InstantSource clock)
      throws InterruptedException {
    return switch (opened) {
      case OpenedSandbox.Refused(String why, String remedy) -> throw new UserError(why, remedy);
      case OpenedSandbox.Ready ready -> {
        try {
          var pool = Pool.open(servers, hosts, models, scoring);
          var harness = new TestHarness(ready.sandbox(), CAPS, new SecureRandom());
          yield new Backend(pool, ready, new ServedAttempter(pool, harness, clock), () -> {});
        } catch (UserError | InterruptedException failed) {
          ready.sandbox().close();
          throw failed;
        }
      }
    };
  }

  /** The same, which does this too when it is closed. */
  Backend closing(Runnable further) {
    return new Backend(pool, sandbox, attempter, further);
  }

  /** In the order in which they were named; of a size of 0 where nobody says. */
  public List<Arm> arms() {
    return pool.arms();
  }

  /** What changes when a model does, by arm; empty where the server does not say. */
  public SequencedMap<String, String> digests() {
    return pool.digests();
  }

  public Attempter attempter() {
    return attempter;
  }

  /** What contains the programs, for the person. */
  public String sandbox() {
    return sandbox.line();
  }

  /** What the person is told before the first program runs; empty where that is nothing. */
  public String notice() {
    return sandbox.notice();
  }

  @Override
  public void close() {
    Sandbox running = sandbox.sandbox();
    running.close();
    atEnd.run();
  }
}
