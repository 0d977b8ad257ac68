package dev.simplecoder.app.sandbox.fusion;

import dev.simplecoder.app.http.HttpAnswer;
import dev.simplecoder.app.http.HttpTimeouts;
import dev.simplecoder.app.http.HttpWire;
import dev.simplecoder.app.http.Route;
import dev.simplecoder.app.http.ServerAddress;
import dev.simplecoder.app.http.Sleeper;
import dev.simplecoder.tools.sandbox.Job;
import dev.simplecoder.tools.sandbox.Outcome;
import dev.simplecoder.tools.sandbox.Sandbox;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * Runs programs on a Sandbox Fusion server. How well they are contained is the server's matter, and
 * so are the caps on processes and files. A job that is interrupted here may go on there until its
 * time is over; nobody hears of it.
 */
public final class SandboxFusion implements Sandbox {

  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PING = Duration.ofSeconds(5);

  /** A server runs so many jobs at once and lets the others wait. */
  private static final Duration QUEUE = Duration.ofMinutes(1);

  private static final int ATTEMPTS = 5;
  private static final Duration FIRST_DELAY = Duration.ofMillis(500);

  private final URI server;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Route route;

  /** {@code sleeper} is for the time before a busy server is asked again. */
  public SandboxFusion(URI server, InstantSource clock, Sleeper sleeper, Route route) {
    this.route = route;
    this.server = server;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** Nothing was run, so asking again runs nothing twice. */
  private static final class NotStarted extends IOException {
    private static final long serialVersionUID = 1L;

    NotStarted(String words) {
      super(words);
    }
  }

  @Override
  public String name() {
    return "Sandbox Fusion";
  }

  @Override
  public Outcome run(Job job) throws IOException, InterruptedException {
    String body = body(job);
    HttpTimeouts patience = timeouts(RunCode.limit(job).plus(QUEUE));
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return ask(body, patience);
      } catch (NotStarted _) {
        sleeper.sleep(FIRST_DELAY.multipliedBy(1L << (attempt - 1)));
      }
    }
    return ask(body, patience);
  }

  /**
   * Asks whether such a server is there.
   *
   * @throws IOException where it is not, with words for the person
   */
  public void ping() throws IOException, InterruptedException {
    URI ping = ServerAddress.below(server, "/v1/ping");
    try (HttpAnswer answer = HttpWire.get(ping, Map.of(), timeouts(PING))) {
      if (answer.status() != 200 || !answer.text().contains("pong")) {
        throw new IOException("what answers is no Sandbox Fusion, which would know /v1/ping");
      }
    } catch (IOException failed) {
      throw worded(failed);
    }
  }

  @Override
  public void close() {
    // Each job has a connection of its own.
  }

  private String body(Job job) throws IOException, InterruptedException {
    try {
      return RunCode.body(job, clock.instant());
    } catch (IOException failed) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw failed;
    }
  }

  private Outcome ask(String body, HttpTimeouts patience) throws IOException, InterruptedException {
    URI runCode = ServerAddress.below(server, "/run_code");
    try (HttpAnswer answer = HttpWire.post(runCode, JSON, body, patience)) {
      String text = answer.text();
      return switch (answer.status()) {
        case 200 -> RunCodeAnswer.read(text);
        case 429, 503 -> throw new NotStarted("it is busy, it answered " + answer.status());
        default ->
            throw new IOException(
                "it answered " + answer.status() + ": " + RunCodeAnswer.refusal(text));
      };
    } catch (IOException failed) {
      throw worded(failed);
    }
  }

  private IOException worded(IOException failed) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    String here = name() + " at " + server + ": ";
    return switch (failed) {
      case NotStarted busy -> new NotStarted(here + busy.getMessage());
      case HttpWire.NoConnection none -> new NotStarted(here + none.getMessage());
      case SocketTimeoutException _, HttpAnswer.Overdue _ ->
          new IOException(here + "no answer in time", failed);
      default -> new IOException(here + failed.getMessage(), failed);
    };
  }

  private HttpTimeouts timeouts(Duration whole) {
    return new HttpTimeouts(CONNECT, whole, whole, whole, route);
  }
}
