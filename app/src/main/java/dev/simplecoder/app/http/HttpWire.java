package dev.simplecoder.app.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One HTTP/1.1 request over a connection of its own, on the calling thread. An interrupt closes the
 * connection at once, wherever the thread waits. There are no redirects, no proxies, no upgrades
 * and no repeated requests.
 */
public final class HttpWire implements Closeable {

  private final SocketChannel channel;
  private final Socket socket;
  private final TimedInput input;

  private HttpWire(SocketChannel channel, Socket socket, HttpTimeouts timeouts) throws IOException {
    this.channel = channel;
    this.socket = socket;
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
    HttpWire wire = connect(uri, timeouts);
    try {
      OutputStream out = wire.socket.getOutputStream();
      out.write(head(method, uri, headers, payload.length()).getBytes(ISO_8859_1));
      payload.source().writeTo(out);
      out.flush();
      return HttpAnswer.read(wire, wire.input);
    } catch (IOException failed) {
      wire.close();
      throw failed;
    }
  }

  private static String head(String method, URI uri, Map<String, String> headers, long length) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    var head = new StringBuilder(256);
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    field(head, "Host", uri.getRawAuthority());
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

  private static HttpWire connect(URI uri, HttpTimeouts timeouts) throws IOException {
    if (ServerAddress.isFile(uri)) {
      return connectHere(uri, timeouts);
    }
    boolean secure = "https".equals(uri.getScheme().toLowerCase(Locale.ROOT));
    int port = 0 < uri.getPort() ? uri.getPort() : secure ? 443 : 80;
    int patience = Math.toIntExact(timeouts.connect().toMillis());
    IOException failure = new IOException("no address");
    for (InetAddress address : addresses(uri.getHost())) {
      var channel = SocketChannel.open();
      try {
        var socket = channel.socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(address, port), patience);
        socket.setSoTimeout(patience); // of the handshake
        return new HttpWire(
            channel, secure ? secured(socket, uri.getHost(), port) : socket, timeouts);
      } catch (IOException failed) {
        channel.close();
        failure = failed;
      }
    }
    throw new NoConnection(reason(failure), failure);
  }

  private static HttpWire connectHere(URI uri, HttpTimeouts timeouts) throws IOException {
    try {
      var socket = LocalSocket.connect(ServerAddress.file(uri));
      return new HttpWire(socket.getChannel(), socket, timeouts);
    } catch (IOException failed) {
      throw new NoConnection(reason(failed), failed);
    }
  }

  private static InetAddress[] addresses(String host) throws NoConnection {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException unknown) {
      throw new NoConnection("no such host", unknown);
    }
  }

  private static Socket secured(Socket plain, String host, int port) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var socket = (SSLSocket) factory.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case ConnectException _ -> "connection refused";
      case SocketTimeoutException _ -> "no answer in time";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
