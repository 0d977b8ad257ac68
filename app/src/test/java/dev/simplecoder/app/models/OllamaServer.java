package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A server on a free loopback port that speaks Ollama's protocol, and that of OpenAI-compatible
 * servers, with prepared replies and faults; it remembers every request as it was sent.
 *
 * <p>A prompt that is longer than its {@code num_ctx}, at four characters a token, is refused with
 * Ollama's words where the request says {@code truncate: false}, and else cut as Ollama cuts it.
 * The counts of a reply are those of the reply, unless the server is {@link #counting}.
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
  private final ReplayStore store;
  private final ReplayCounter counter = new ReplayCounter();
  private final ServerSocket listening;
  private final Deque<OllamaReply> replies = new ArrayDeque<>();
  private final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger truncations = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch holding = new CountDownLatch(1);
  private final CountDownLatch clientGone = new CountDownLatch(1);
  private volatile String key = "";
  private volatile String version = "0.30.0";
  private volatile boolean silent;
  private volatile boolean holdsEmbeddings;
  private volatile String embeddings = "";
  private Function<RecordedRequest, OllamaReply> otherwise =
      _ -> OllamaReply.status(500, "the script of the replay server has ended");

  private OllamaServer(Kind kind, List<OllamaModelCard> models) throws IOException {
    this.kind = kind;
    this.store = new ReplayStore(models);
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

  /** Queues replies; each chat request, each pull and each making of a model takes one. */
  public OllamaServer reply(OllamaReply... next) {
    synchronized (replies) {
      replies.addAll(List.of(next));
    }
    return this;
  }

  /**
   * What to answer when the queue is empty; without it, that is a 500. The function gets what of
   * the request the model reads.
   */
  public OllamaServer otherwise(Function<RecordedRequest, OllamaReply> function) {
    otherwise = function;
    return this;
  }

  /** From now on who does not send this key is answered 401. */
  public OllamaServer lockedWith(String secret) {
    key = secret;
    return this;
  }

  /** From now on embeddings are held until {@link #release}. */
  public OllamaServer holdingEmbeddings() {
    holdsEmbeddings = true;
    return this;
  }

  /** From now on these are the embeddings of whatever it is, as JSON. */
  public OllamaServer embeddings(String json) {
    embeddings = json;
    return this;
  }

  /** From now on the server says that it is of this version. */
  public OllamaServer version(String text) {
    version = text;
    return this;
  }

  /**
   * From now on {@code truncate} is unknown, as it was to Ollama before 0.12.6: of a prompt that is
   * longer than its window the oldest messages are dropped, and nothing is said of it.
   */
  public OllamaServer silentlyTruncating() {
    silent = true;
    return this;
  }

  /**
   * From now on the counts of replies are made of the request, four characters a token, with what
   * came from the cache: the head that is the same as that of the request before.
   */
  public OllamaServer counting() {
    counter.mode(ReplayCounter.Mode.TELLING_THE_CACHE);
    return this;
  }

  /** The same without a word of the cache, as before 0.33. */
  public OllamaServer countingWithoutTheCache() {
    counter.mode(ReplayCounter.Mode.WHOLE);
    return this;
  }

  /** The same, and only what did not come from the cache is counted, as 0.30.0 did. */
  public OllamaServer countingWhatIsNew() {
    counter.mode(ReplayCounter.Mode.NEW_ONLY);
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

  /** How many prompts so far were answered though a part of them had been dropped. */
  public int truncations() {
    return truncations.get();
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
    switch (known ? request.line() : "unknown") {
      case "GET /api/version" -> connection.json(200, Json.object().put("version", version));
      case "GET /api/tags" -> connection.json(200, store.tags());
      case "GET /api/ps" -> connection.json(200, store.running());
      case "POST /api/show" -> say(store.show(model(request)), connection);
      case "POST /api/pull" -> pull(request, connection);
      case "POST /api/create" -> create(request, connection);
      case "DELETE /api/delete" -> say(store.delete(model(request)), connection);
      case "HEAD /api/blobs" -> connection.status(store.hasBlob(digest(request)).status());
      case "POST /api/blobs" -> say(store.takeBlob(digest(request), request.body()), connection);
      case "POST /api/embed" -> {
        if (holdsEmbeddings) {
          connection.hold();
        }
        if (embeddings.isEmpty()) {
          say(store.embed(request.json()), connection);
        } else {
          connection.json(200, Json.object().set("embeddings", Json.read(embeddings)));
        }
      }
      case "GET /v1/models" -> connection.json(200, store.list());
      case "POST /api/chat" -> chat(request, new ReplayLines.Ndjson(), connection);
      case "POST /v1/chat/completions" -> chat(request, new ReplayLines.Sse(), connection);
      default -> connection.json(404, Json.object().put("error", "404 page not found"));
    }
  }

  private static void say(ReplayStore.Answer answer, ReplayConnection connection)
      throws IOException {
    connection.json(answer.status(), answer.body());
  }

  private static String model(RecordedRequest request) {
    return request.json().path("model").asText();
  }

  private static String digest(RecordedRequest request) {
    return request.path().substring("/api/blobs/".length());
  }

  private void chat(RecordedRequest request, ReplayLines lines, ReplayConnection connection)
      throws IOException {
    Optional<OllamaModelCard> card = store.model(model(request));
    if (card.isEmpty()) {
      connection.json(404, ReplayStore.notFound(model(request)));
      return;
    }
    ReplayPrompt prompt = ReplayPrompt.of(request, window(request, card.get()));
    if (!prompt.fits()) {
      boolean mayCut = request.json().path("truncate").asBoolean(true);
      if (!silent && (!mayCut || kind == Kind.OPEN_AI)) {
        connection.json(400, lines.refusal("the input length exceeds the context length"));
        return;
      }
      prompt = prompt.truncated();
      truncations.incrementAndGet();
    }
    OllamaReply reply = next().orElse(null);
    connection.play(
        counter.counted(reply == null ? otherwise.apply(prompt.request()) : reply, prompt),
        lines,
        card.get().name());
  }

  /** Only Ollama's own protocol can ask for one; who does not gets a small one. */
  private static int window(RecordedRequest request, OllamaModelCard card) {
    int most = card.contextLength() == 0 ? Integer.MAX_VALUE : card.contextLength();
    int asked = request.json().path("options").path("num_ctx").asInt(4_096);
    return request.path().equals("/api/chat") ? Math.min(asked, most) : most;
  }

  /** Without a reply in the queue a pull does well. */
  private void pull(RecordedRequest request, ReplayConnection connection) throws IOException {
    Optional<OllamaReply> prepared = next();
    if (prepared.isEmpty()) {
      store.add(OllamaModelCard.withTools(model(request)));
    }
    OllamaReply reply = prepared.orElseGet(() -> OllamaReply.pull(4_700_000_000L));
    connection.play(reply, new ReplayLines.Ndjson(), model(request));
  }

  /** Likewise, with the files that are there. */
  private void create(RecordedRequest request, ReplayConnection connection) throws IOException {
    OllamaReply reply = next().orElseGet(() -> store.create(request.json()));
    connection.play(reply, new ReplayLines.Ndjson(), model(request));
  }

  private Optional<OllamaReply> next() {
    synchronized (replies) {
      return Optional.ofNullable(replies.poll());
    }
  }
}
