package dev.simplecoder.app.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;

/**
 * One HTTP/1.1 request over a connection of its own, on the calling thread. An interrupt closes the
 * connection at once, wherever the thread waits. There are no redirects, no upgrades and no
 * repeated requests.
 */
public final class HttpWire implements Closeable {

  private final SocketChannel channel;
  private final Socket socket;
  private final TimedInput input;

  private HttpWire(Connection connection, HttpTimeouts timeouts) throws IOException {
    this.channel = connection.channel();
    this.socket = connection.socket();
    this.input = new TimedInput(socket, timeouts.firstByte(), timeouts.reply());
  }

  /** Nothing accepted the connection. */
  public static final class NoConnection extends IOException {
    private static final long serialVersionUID = 1L;

    NoConnection(String why, IOException cause) {
      super(why, cause);
    }
  }

  public static HttpAnswer get(URI uri, Map<String, String> headers, HttpTimeouts timeouts)
      throws IOException {
    return send("GET", uri, headers, Payload.NONE, timeouts);
  }

  public static HttpAnswer post(
      URI uri, Map<String, String> headers, String body, HttpTimeouts timeouts) throws IOException {
    return send("POST", uri, headers, Payload.of(body), timeouts);
  }

  public static HttpAnswer delete(
      URI uri, Map<String, String> headers, String body, HttpTimeouts timeouts) throws IOException {
    return send("DELETE", uri, headers, Payload.of(body), timeouts);
  }

  /** The answer has no body. */
  public static HttpAnswer head(URI uri, Map<String, String> headers, HttpTimeouts timeouts)
      throws IOException {
    return send("HEAD", uri, headers, Payload.NONE, timeouts);
  }

  public static HttpAnswer upload(
      URI uri, Map<String, String> headers, Payload payload, HttpTimeouts timeouts)
      throws IOException {
    return send("POST", uri, headers, payload, timeouts);
  }

  /** What goes out after the headers; never more or less than {@code length} bytes. */
  public record Payload(long length, Source source) {

    static final Payload NONE = new Payload(0, _ -> {});

    static Payload of(String body) {
      byte[] bytes = body.getBytes(UTF_8);
      return new Payload(bytes.length, out -> out.write(bytes));
    }

    /** Writes it. */
    @FunctionalInterface
    public interface Source {
      void writeTo(OutputStream out) throws IOException;
    }
  }

  /** From now on a read may take this long. */
  void patience(Duration duration) {
    input.patience(duration);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static HttpAnswer send(
      String method, URI uri, Map<String, String> headers, Payload payload, HttpTimeouts timeouts)
      throws IOException {
    Connection connection = Connection.to(uri, timeouts);
    var wire = new HttpWire(connection, timeouts);
    try {
      OutputStream out = wire.socket.getOutputStream();
      String target = (connection.isProxied() ? ServerAddress.origin(uri) : "") + path(uri);
      out.write(head(method, target, uri, headers, payload.length()).getBytes(ISO_8859_1));
      payload.source().writeTo(out);
      out.flush();
      return HttpAnswer.read(wire, wire.input);
    } catch (IOException failed) {
      wire.close();
      throw failed;
    }
  }

  private static String path(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  private static String head(
      String method, String target, URI uri, Map<String, String> headers, long length) {
    var head = new StringBuilder(256);
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    field(head, "Host", ServerAddress.isFile(uri) ? "localhost" : uri.getRawAuthority());
    field(head, "Connection", "close");
    field(head, "User-Agent", "simplecoder");
    headers.forEach((name, value) -> field(head, name, value));
    if (!method.equals("GET") && !method.equals("HEAD")) {
      field(head, "Content-Length", Long.toString(length));
    }
    return head.append("\r\n").toString();
  }

  private static void field(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value.replaceAll("[\\r\\n]", " ")).append("\r\n");
  }
}
