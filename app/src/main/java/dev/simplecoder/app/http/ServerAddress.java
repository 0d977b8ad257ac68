package dev.simplecoder.app.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Path;

/** The address of a server, however people end it. */
public final class ServerAddress {

  private static final String SOCKET = "http+unix";

  private ServerAddress() {}

  /** Without {@code /v1} at its end. */
  public static URI root(URI base) {
    return URI.create(base.toString().replaceAll("/+$", "").replaceAll("/v1$", ""));
  }

  public static URI below(URI base, String path) {
    return URI.create(base.toString().replaceAll("/+$", "") + path);
  }

  /** The address of what listens at a socket in the file system. */
  public static URI of(Path socket) {
    return URI.create(SOCKET + "://" + URLEncoder.encode(socket.toString(), UTF_8));
  }

  /** Whether it is such an address. */
  static boolean isFile(URI uri) {
    return SOCKET.equals(uri.getScheme());
  }

  /** Scheme, host and port. */
  static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  static Path file(URI uri) {
    return Path.of(URLDecoder.decode(uri.getRawAuthority(), UTF_8));
  }
}
