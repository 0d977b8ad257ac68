package dev.simplecoder.app.models;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** How people and other programs write the address of a server. */
public final class ServerAddress {

  private static final int OLLAMA_PORT = 11_434;

  private ServerAddress() {}

  /**
   * The address that a client uses where {@code OLLAMA_HOST} is {@code host}, which a server reads,
   * too: without a scheme or port, and 0.0.0.0 for all of its own. Empty where it is no address.
   */
  public static Optional<URI> ollamaHost(String host) {
    String text = host.strip();
    if (text.isEmpty()) {
      return Optional.of(ModelSettings.OLLAMA_HERE);
    }
    boolean hasScheme = text.contains("://");
    return parse(hasScheme ? text : "http://" + bracketed(text))
        .flatMap(uri -> client(uri, hasScheme));
  }

  /**
   * An address given in full, http or https, without a slash at its end; empty where it is none.
   */
  public static Optional<URI> parse(String text) {
    try {
      URI uri = URI.create(text.strip().replaceAll("/+$", ""));
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean http = scheme.equals("http") || scheme.equals("https");
      return http && uri.getHost() != null && uri.getRawQuery() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Without {@code /v1} at its end. */
  static URI root(URI base) {
    return URI.create(base.toString().replaceAll("/+$", "").replaceAll("/v1$", ""));
  }

  static URI below(URI base, String path) {
    return URI.create(base.toString().replaceAll("/+$", "") + path);
  }

  private static Optional<URI> client(URI uri, boolean hasScheme) {
    String host = uri.getHost();
    String local = host.equals("0.0.0.0") || host.equals("[::]") ? "127.0.0.1" : host;
    int port = uri.getPort();
    if (port < 0) {
      port = hasScheme ? (uri.getScheme().equals("https") ? 443 : 80) : OLLAMA_PORT;
    }
    return parse(uri.getScheme() + "://" + local + ":" + port + uri.getPath());
  }

  /** An address of IPv6 without brackets has more than one colon. */
  private static String bracketed(String text) {
    return text.startsWith("[") || text.indexOf(':') == text.lastIndexOf(':')
        ? text.startsWith(":") ? "127.0.0.1" + text : text
        : "[" + text + "]";
  }
}
