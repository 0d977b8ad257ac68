package dev.simplecoder.app.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.simplecoder.app.http.HttpWire.NoConnection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A connection to where an address leads; nothing else in the program opens one.
 *
 * @param isProxied whether requests have to name the whole address, since a proxy reads them
 */
record Connection(SocketChannel channel, Socket socket, boolean isProxied) {

  private static final List<String> HERE = List.of("localhost", "127.0.0.1", "[::1]");

  static Connection to(URI uri, HttpTimeouts timeouts) throws IOException {
    if (ServerAddress.isFile(uri)) {
      return toFile(uri);
    }
    int patience = Math.toIntExact(timeouts.connect().toMillis());
    if (!(timeouts.route() instanceof Route.Proxied(URI proxy)) || isHere(uri)) {
      if (timeouts.route() instanceof Route.ThisMachine && !isHere(uri)) {
        throw new NoConnection(
            "offline, so that only this machine may be asked", new IOException(uri.getHost()));
      }
      SocketChannel channel = open(uri.getHost(), port(uri), patience);
      return new Connection(channel, secured(channel, uri), false);
    }
    SocketChannel channel = open(proxy.getHost(), port(proxy), patience);
    if (!isSecure(uri)) {
      return new Connection(channel, channel.socket(), true);
    }
    tunnel(channel, uri);
    return new Connection(channel, secured(channel, uri), false);
  }

  private static boolean isHere(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return HERE.contains(host) || host.matches("127(\\.\\d{1,3}){3}");
  }

  private static Connection toFile(URI uri) throws IOException {
    try {
      var socket = LocalSocket.connect(ServerAddress.file(uri));
      return new Connection(socket.getChannel(), socket, false);
    } catch (IOException failed) {
      throw new NoConnection(reason(failed), failed);
    }
  }

  private static boolean isSecure(URI uri) {
    return "https".equals(uri.getScheme().toLowerCase(Locale.ROOT));
  }

  private static int port(URI uri) {
    return 0 < uri.getPort() ? uri.getPort() : isSecure(uri) ? 443 : 80;
  }

  private static SocketChannel open(String host, int port, int patience) throws IOException {
    IOException failure = new IOException("no address");
    for (InetAddress address : addresses(host)) {
      var channel = SocketChannel.open();
      try {
        var socket = channel.socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(address, port), patience);
        socket.setSoTimeout(patience); // of the handshake
        return channel;
      } catch (IOException failed) {
        channel.close();
        failure = failed;
      }
    }
    throw new NoConnection(reason(failure), failure);
  }

  private static InetAddress[] addresses(String host) throws NoConnection {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException unknown) {
      throw new NoConnection("no such host", unknown);
    }
  }

  /** Asks a proxy to hand on whatever follows. */
  private static void tunnel(SocketChannel channel, URI uri) throws IOException {
    try {
      Socket socket = channel.socket();
      String target = uri.getHost() + ":" + port(uri);
      String question = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n";
      socket.getOutputStream().write(question.getBytes(ISO_8859_1));
      String status = HttpAnswer.headerLine(socket.getInputStream());
      for (String line = status; !line.isEmpty(); ) {
        line = HttpAnswer.headerLine(socket.getInputStream());
      }
      if (!status.matches("HTTP/1\\.[01] 2\\d\\d.*")) {
        throw new IOException("the proxy says " + status);
      }
    } catch (IOException failed) {
      channel.close();
      throw new NoConnection(reason(failed), failed);
    }
  }

  private static Socket secured(SocketChannel channel, URI uri) throws IOException {
    Socket plain = channel.socket();
    if (!isSecure(uri)) {
      return plain;
    }
    try {
      var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      var socket = (SSLSocket) factory.createSocket(plain, uri.getHost(), port(uri), true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (IOException failed) {
      channel.close();
      throw new NoConnection(reason(failed), failed);
    }
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case ConnectException _ -> "connection refused";
      case SocketTimeoutException _ -> "no answer in time";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
