package dev.simplecoder.app.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A hub with one file, which it states and keeps elsewhere as Hugging Face does. */
public final class LoopbackHub implements AutoCloseable {

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile byte[] file;
  private volatile String hash;
  private volatile int breakAfter = Integer.MAX_VALUE;

  /** {@code hash} is what it states, be it true or not. */
  public LoopbackHub(byte[] file, String hash) throws IOException {
    this.file = file;
    this.hash = hash;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Method, path and range of each request. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** The next connections break after so many bytes of the file. */
  void breakAfter(int bytes) {
    breakAfter = bytes;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    String path = exchange.getRequestURI().toString();
    asked.add(exchange.getRequestMethod() + " " + path + (range == null ? "" : " " + range));
    try (exchange) {
      if (path.contains("/resolve/main/")) {
        exchange.getResponseHeaders().add("X-Linked-Etag", '"' + hash + '"');
        exchange.getResponseHeaders().add("X-Linked-Size", Integer.toString(file.length));
        exchange.getResponseHeaders().add("Location", "/elsewhere/file?signed=yes");
        exchange.sendResponseHeaders(302, -1);
      } else if (path.equals("/elsewhere/file?signed=yes")) {
        send(exchange, range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", "")));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void send(HttpExchange exchange, int from) throws IOException {
    exchange.sendResponseHeaders(206, file.length - from);
    OutputStream out = exchange.getResponseBody();
    out.write(file, from, Math.min(file.length - from, breakAfter));
    out.flush();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
