package dev.simplecoder.app.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code OLLAMA_HOST} as Ollama does: scheme, port and even the host may be left out. */
final class OllamaHost {

  static final String VARIABLE = "OLLAMA_HOST";

  private static final Pattern PARTS =
      Pattern.compile("(?:(https?)://)?(\\[[0-9a-fA-F:.%]+\\]|[^:/\\[\\]]*)(?::(\\d+))?(/.*)?");

  private OllamaHost() {}

  /** The address in full; what cannot be read stays as it is. */
  static String address(String text) {
    Matcher parts = PARTS.matcher(text.strip());
    if (!parts.matches()) {
      return text;
    }
    String scheme = parts.group(1);
    String path = parts.group(4) == null ? "" : parts.group(4).replaceFirst("/+$", "");
    return (scheme == null ? "http" : scheme)
        + "://"
        + host(parts.group(2))
        + ":"
        + (parts.group(3) == null ? port(scheme) : parts.group(3))
        + path;
  }

  /** A server that listens on every address is reached on this one. */
  private static String host(String host) {
    return switch (host) {
      case "", "0.0.0.0" -> "127.0.0.1";
      case "[::]" -> "[::1]";
      default -> host;
    };
  }

  private static String port(@Nullable String scheme) {
    return switch (scheme) {
      case null -> "11434";
      case "https" -> "443";
      default -> "80";
    };
  }
}
