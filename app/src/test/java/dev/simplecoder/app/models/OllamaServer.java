package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/**
 * A server on a free loopback port that speaks Ollama's protocol, and that of OpenAI-compatible
 * servers, with prepared replies and faults; it remembers every request.
 */
public final class OllamaServer implements AutoCloseable {

  /** How the server introduces itself. */
  public enum Kind {
    /** Both protocols, as Ollama has. */
    OLLAMA,
    /** Only {@code /v1}. */
    OPEN_AI,
    /** Neither: something else that speaks HTTP. */
    OTHER
  }

  private static final Socket NOBODY = nobody();

  private final Kind kind;
  private final List<OllamaModelCard> models;
  private final ServerSocket listening;
  private final Deque<OllamaReply> replies = new ArrayDeque<>();
  private final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch holding = new CountDownLatch(1);
  private final CountDownLatch clientGone = new CountDownLatch(1);
  private volatile String key = "";
  private Function<RecordedRequest, OllamaReply> otherwise =
      _ -> OllamaReply.status(500, "the script of the replay server has ended");

  private OllamaServer(Kind kind, List<OllamaModelCard> models) throws IOException {
    this.kind = kind;
    this.models = new CopyOnWriteArrayList<>(models);
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** A server with one model, {@link OllamaModelCard#CODER}. */
  public static OllamaServer start() {
    return start(OllamaModelCard.CODER);
  }

  /** A server with these models, in this order. */
  public static OllamaServer start(OllamaModelCard... models) {
    return start(Kind.OLLAMA, List.of(models));
  }

  public static OllamaServer start(Kind kind, List<OllamaModelCard> models) {
    try {
      var server = new OllamaServer(kind, models);
      Thread.ofPlatform().daemon().name("replay-server").start(server::acceptAll);
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** An address at which nothing listens, nor will: its port is taken, so nobody else gets it. */
  public static URI absent() {
    return address(NOBODY.getLocalPort());
  }

  private static Socket nobody() {
    try {
      var taken = new Socket();
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return taken;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Queues replies; each chat request and each pull takes one. */
  public OllamaServer reply(OllamaReply... next) {
    synchronized (replies) {
      replies.addAll(List.of(next));
    }
    return this;
  }

  /** What to answer when the queue is empty; without it, that is a 500. */
  public OllamaServer otherwise(Function<RecordedRequest, OllamaReply> function) {
    otherwise = function;
    return this;
  }

  /** From now on who does not send this key is answered 401. */
  public OllamaServer lockedWith(String secret) {
    key = secret;
    return this;
  }

  public URI baseUrl() {
    return address(listening.getLocalPort());
  }

  /** Every request so far, oldest first. */
  public List<RecordedRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** The bodies of the chat requests so far, oldest first. */
  public List<JsonNode> chats() {
    return requests().stream().filter(RecordedRequest::isChat).map(RecordedRequest::json).toList();
  }

  /** Blocks until a reply has come to its {@link OllamaReply.Step.Hold}. */
  public void awaitHolding() throws InterruptedException {
    holding.await();
  }

  /** Lets every held reply go on. */
  public void release() {
    released.countDown();
  }

  /** Blocks until a client has closed its connection during a held reply. */
  public void awaitClientGone() throws InterruptedException {
    clientGone.await();
  }

  @Override
  public void close() {
    release();
    try {
      listening.close();
      synchronized (open) {
        for (Socket socket : open) {
          socket.close();
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void acceptAll() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        Thread.ofPlatform().daemon().name("replay-connection").start(() -> serve(socket));
      } catch (IOException _) { // closed
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (var connection = new ReplayConnection(socket, released, holding, clientGone)) {
      RecordedRequest request = connection.read();
      requests.add(request);
      answer(request, connection);
    } catch (IOException _) { // the client went, which some tests want
    }
  }

  private void answer(RecordedRequest request, ReplayConnection connection) throws IOException {
    if (!key.isEmpty()
        && !("Bearer " + key).equals(request.headers().getOrDefault("authorization", ""))) {
      connection.json(401, Json.object().put("error", "unauthorized"));
      return;
    }
    boolean known =
        switch (kind) {
          case OLLAMA -> true;
          case OPEN_AI -> request.path().startsWith("/v1/");
          case OTHER -> false;
        };
    switch (known ? request.method() + " " + request.path() : "unknown") {
      case "GET /api/version" -> connection.json(200, Json.object().put("version", "0.30.0"));
      case "GET /api/tags" -> connection.json(200, tags());
      case "GET /api/ps" -> connection.json(200, running());
      case "POST /api/show" -> show(request, connection);
      case "POST /api/pull" -> pull(request, connection);
      case "DELETE /api/delete" -> delete(request, connection);
      case "GET /v1/models" -> connection.json(200, list());
      case "POST /api/chat" -> chat(request, new ReplayLines.Ndjson(), connection);
      case "POST /v1/chat/completions" -> chat(request, new ReplayLines.Sse(), connection);
      default -> connection.json(404, Json.object().put("error", "404 page not found"));
    }
  }

  private void chat(RecordedRequest request, ReplayLines lines, ReplayConnection connection)
      throws IOException {
    String model = request.json().path("model").asText();
    if (models.stream().noneMatch(card -> card.name().equals(model))) {
      connection.json(404, notFound(model));
      return;
    }
    OllamaReply reply;
    synchronized (replies) {
      reply = replies.poll();
    }
    connection.play(reply == null ? otherwise.apply(request) : reply, lines, model);
  }

  private void show(RecordedRequest request, ReplayConnection connection) throws IOException {
    String model = request.json().path("model").asText();
    for (OllamaModelCard card : models) {
      if (card.name().equals(model)) {
        connection.json(200, card.shown());
        return;
      }
    }
    connection.json(404, notFound(model));
  }

  /** Without a reply in the queue a pull does well. */
  private void pull(RecordedRequest request, ReplayConnection connection) throws IOException {
    String model = request.json().path("model").asText();
    OllamaReply reply;
    synchronized (replies) {
      reply = replies.poll();
    }
    if (reply == null) {
      models.add(OllamaModelCard.withTools(model));
    }
    connection.play(
        reply == null ? OllamaReply.pull(4_700_000_000L) : reply, new ReplayLines.Ndjson(), model);
  }

  private void delete(RecordedRequest request, ReplayConnection connection) throws IOException {
    String model = request.json().path("model").asText();
    boolean removed = models.removeIf(card -> card.name().equals(model));
    connection.json(removed ? 200 : 404, removed ? Json.object() : notFound(model));
  }

  private ObjectNode tags() {
    ObjectNode tags = Json.object();
    models.forEach(card -> tags.withArray("models").add(card.tag()));
    return models.isEmpty() ? tags.putNull("models") : tags;
  }

  private ObjectNode running() {
    ObjectNode running = Json.object();
    running.putArray("models");
    models.stream()
        .filter(card -> 0 < card.loadedContext())
        .forEach(card -> running.withArray("models").add(card.running()));
    return running;
  }

  private ObjectNode list() {
    ObjectNode list = Json.object().put("object", "list");
    list.putArray("data");
    models.forEach(card ->
        list.withArray("data")
            .addObject()
            .put("id", card.name())
            .put("object", "model")
            .put("max_model_len", card.contextLength()));
    return list;
  }

  private static ObjectNode notFound(String model) {
    return Json.object().put("error", "model '" + model + "' not found");
  }
}
