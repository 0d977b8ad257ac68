package dev.simplecoder.app.models;

import java.net.URI;

/** The address of a server, however people end it. */
final class ServerAddress {

  private ServerAddress() {}

  /** Without {@code /v1} at its end. */
  static URI root(URI base) {
    return URI.create(base.toString().replaceAll("/+$", "").replaceAll("/v1$", ""));
  }

  static URI below(URI base, String path) {
    return URI.create(base.toString().replaceAll("/+$", "") + path);
  }
}
