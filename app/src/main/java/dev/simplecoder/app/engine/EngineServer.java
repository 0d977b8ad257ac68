package dev.simplecoder.app.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.simplecoder.app.engine.EngineJson.BadQuestion;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Answers questions about one model on a socket of this machine, one after the other in the order
 * in which they came, until it is told to stop or nobody has asked for a while.
 */
final class EngineServer {

  /** Who started it will ask; on a busy machine that takes a while. */
  private static final Duration FIRST = Duration.ofMinutes(1);

  private final LlamaCpp model;
  private final String name;
  private final Duration idle;
  private final InstantSource clock;
  private final Instant since;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private volatile Instant lastAsked;
  private volatile boolean stopped;

  EngineServer(LlamaCpp model, String name, Duration idle, InstantSource clock) {
    this.model = model;
    this.name = name;
    this.idle = idle;
    this.clock = clock;
    this.since = clock.instant();
    this.lastAsked = since;
  }

  /**
   * Blocks until it has stopped and nothing uses the model any more; the socket is there only
   * meanwhile, and for its owner only.
   */
  void serve(Path socket) throws IOException {
    Files.deleteIfExists(socket);
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        var selector = Selector.open()) {
      server.bind(UnixDomainSocketAddress.of(socket));
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT);
      while (!stopped && 0 < left().toMillis()) {
        selector.select(Math.max(1, left().toMillis()));
        selector.selectedKeys().clear();
        SocketChannel connection = server.accept();
        if (connection != null) {
          connections.incrementAndGet();
          Thread.ofPlatform().daemon().start(() -> answer(connection, selector));
        }
      }
    } finally {
      Files.deleteIfExists(socket);
    }
    turn.lock(); // for good: a model that is closed while it works takes the process with it
  }

  /** Until nobody has asked for too long; as long as ever while somebody is heard or waits. */
  private Duration left() {
    return 0 < connections.get() ? idle : Duration.between(clock.instant(), end());
  }

  /** If nobody asks any more. */
  private Instant end() {
    return lastAsked.plus(answered.get() == 0 && idle.compareTo(FIRST) < 0 ? FIRST : idle);
  }

  private void answer(SocketChannel connection, Selector selector) {
    try (connection) {
      var in = new BufferedInputStream(Channels.newInputStream(connection));
      HttpQuestion question = HttpQuestion.read(in);
      answer(question, connection);
    } catch (IOException _) {
      // Who asked has gone, or did not speak HTTP: there is nobody to tell.
    } finally {
      connections.decrementAndGet();
      selector.wakeup();
    }
  }

  private void answer(HttpQuestion question, SocketChannel connection) throws IOException {
    OutputStream out = Channels.newOutputStream(connection);
    switch (question.method() + " " + question.path()) {
      case "GET /engine" -> send(out, 200, EngineJson.about(about()));
      case "POST /engine" -> {
        lastAsked = clock.instant();
        send(out, 200, EngineJson.about(about()));
      }
      case "POST /engine/stop" -> {
        stopped = true;
        send(out, 200, EngineJson.about(about()));
      }
      case "POST /v1/chat/completions" -> chat(question.body(), connection, out);
      default -> send(out, 404, EngineJson.error("there is nothing at " + question.path()));
    }
  }

  private EngineAbout about() {
    return new EngineAbout(
        name,
        model.window(),
        ProcessHandle.current().pid(),
        since,
        asked.get(),
        answered.get(),
        0 < asked.get() ? clock.instant().plus(idle) : end());
  }

  private void chat(String body, SocketChannel connection, OutputStream out) throws IOException {
    asked.incrementAndGet();
    turn.lock();
    try {
      reply(EngineJson.question(body), connection, out);
    } catch (BadQuestion bad) {
      send(out, 400, EngineJson.error(String.valueOf(bad.getMessage())));
    } finally {
      turn.unlock();
      lastAsked = clock.instant();
      asked.decrementAndGet();
      answered.incrementAndGet();
    }
  }

  private void reply(Question question, SocketChannel connection, OutputStream out)
      throws IOException, BadQuestion {
    String prompt = prompt(question);
    int tokens = model.tokens(prompt);
    if (model.window() - 1 <= tokens) {
      throw new BadQuestion(
          "the prompt of %d tokens exceeds the context of %d".formatted(tokens, model.window()));
    }
    var stream = new Stream(connection, out);
    try {
      LlamaCpp.Told told = model.reply(prompt, question, stream);
      stream.event(EngineJson.end(told));
      stream.event("[DONE]");
    } catch (LlamaCpp.Refusal failed) {
      stream.event(EngineJson.error(String.valueOf(failed.getMessage())));
    }
  }

  private String prompt(Question question) throws BadQuestion {
    try {
      return model.prompt(question.turns());
    } catch (LlamaCpp.Refusal refused) {
      throw new BadQuestion(String.valueOf(refused.getMessage()));
    }
  }

  private static void send(OutputStream out, int status, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    String head =
        "HTTP/1.1 %d -\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(status, body.length);
    out.write(head.getBytes(UTF_8));
    out.write(body);
  }

  /** Server-sent events, of which the first brings the head of the answer. */
  private final class Stream implements LlamaCpp.Listener {

    private final SocketChannel connection;
    private final OutputStream out;
    private boolean begun;

    Stream(SocketChannel connection, OutputStream out) {
      this.connection = connection;
      this.out = out;
    }

    /** Who asks sends no more, so all that can come is the end. */
    @Override
    public void reading() throws IOException {
      goOn();
      connection.configureBlocking(false);
      int read = connection.read(ByteBuffer.allocate(1));
      connection.configureBlocking(true);
      if (read < 0) {
        throw new EOFException("who asked has gone");
      }
    }

    @Override
    public void said(String piece) throws IOException {
      goOn();
      if (!piece.isEmpty()) {
        event(EngineJson.piece(piece));
      }
    }

    private void goOn() throws EOFException {
      if (stopped) {
        throw new EOFException("the engine has been told to stop");
      }
    }

    void event(String data) throws IOException {
      String head = begun ? "" : "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
      begun = true;
      out.write((head + "data: " + data + "\n\n").getBytes(UTF_8));
    }
  }
}
