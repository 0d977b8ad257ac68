package dev.simplecoder.app.recorded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.ArmSizes;
import dev.simplecoder.app.store.RecordedProgram;
import dev.simplecoder.app.store.RecordedPrograms;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves recorded models on a port of loopback, as Ollama would. */
public final class RecordedServer implements AutoCloseable {

  private static final int MOST_BYTES = 8 << 20;

  private final Recordings recordings;
  private final OllamaWords words;
  private final HttpServer listening;
  private final ExecutorService threads;

  private RecordedServer(Recordings recordings, HttpServer listening) {
    this.recordings = recordings;
    this.words = new OllamaWords(recordings);
    this.listening = listening;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
  }

  /**
   * Serves what a folder has, in the layout of {@code bench rescore}, until it is closed.
   *
   * @param port 0 for any that is free
   */
  public static RecordedServer start(Path folder, int port) throws IOException {
    List<RecordedProgram> programs = RecordedPrograms.completionsIn(folder);
    if (programs.isEmpty()) {
      throw new UserError(
          folder + ": there are no recorded completions in it",
          "It has problems/*.jsonl.gz and completions/*.jsonl.gz; their layout is told by"
              + " simplecoder bench --help.");
    }
    var server = new RecordedServer(new Recordings(programs, ArmSizes.in(folder)), listen(port));
    server.listening.setExecutor(server.threads);
    server.listening.createContext("/", server::answer);
    server.listening.start();
    return server;
  }

  private static HttpServer listen(int port) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (BindException taken) {
      throw new UserError(
          "port " + port + " cannot be listened at: " + taken.getMessage(),
          "Choose another one with --port.");
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + listening.getAddress().getPort());
  }

  /** How many models it has. */
  public int models() {
    return recordings.models().size();
  }

  /** How many problems they know. */
  public int problems() {
    return recordings.problems();
  }

  @Override
  public void close() {
    listening.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      String body =
          new String(exchange.getRequestBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      OllamaWords.Answer answer =
          switch (request) {
            case "GET /api/version" -> words.version();
            case "GET /api/tags" -> words.tags();
            case "GET /api/ps" -> words.running();
            case "POST /api/show" -> words.show(body);
            case "POST /api/chat" -> words.chat(body);
            default -> words.unknown(request);
          };
      say(answer, exchange);
    }
  }

  private static void say(OllamaWords.Answer answer, HttpExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Type", answer.isStream() ? "application/x-ndjson" : "application/json");
    byte[] whole = answer.text().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), answer.isStream() ? 0 : whole.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(whole);
    }
  }
}
