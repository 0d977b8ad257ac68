package dev.simplecoder.app.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a server answers: a status, and a body that may still be coming. */
public final class HttpAnswer implements Closeable {

  /** A tool call with a whole file in it comes as one line. */
  private static final int LONGEST_LINE = 4 << 20;

  private static final int LONGEST_TEXT = 4 << 20;
  private static final int LONGEST_HEADERS = 64 << 10;

  /** All lines of a reply together, of which each may have one token and much around it. */
  private static final int LONGEST_REPLY = 64 << 20;

  /** What the lines of a reply have beyond that: all of it is held, several times. */
  private static final int LONGEST_CONTENT = 6 << 20;

  private static final int AROUND_A_TOKEN = 256;

  private final HttpWire wire;
  private final int status;
  private final Map<String, String> headers;
  private final InputStream body;
  private int inLines;
  private int content;

  private HttpAnswer(HttpWire wire, int status, Map<String, String> headers, InputStream body) {
    this.wire = wire;
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** What came is more than we are willing to hold. */
  public static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(int limit) {
      super("more than " + limit + " bytes where that many are no reply");
    }
  }

  /** Something still came when the time for all of it was over. */
  public static final class Overdue extends IOException {
    private static final long serialVersionUID = 1L;

    Overdue(Duration whole) {
      super("after " + whole);
    }
  }

  static HttpAnswer read(HttpWire wire, InputStream raw) throws IOException {
    var in = new BufferedInputStream(raw);
    int status;
    Framing framing;
    do {
      status = status(headerLine(in));
      framing = framing(in);
    } while (status / 100 == 1);
    InputStream body =
        framing.chunked() ? new ChunkedInput(in) : new SizedInput(in, framing.length());
    return new HttpAnswer(wire, status, framing.headers(), body);
  }

  public int status() {
    return status;
  }

  /** The header of that name; empty where there is none. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /** The body as it comes, however long. */
  public InputStream body() {
    return body;
  }

  /** The next line of the body without its end; null at the end of the body. */
  public @Nullable String line() throws IOException {
    var line = new ByteArrayOutputStream(256);
    int next = body.read();
    if (next < 0) {
      return null;
    }
    for (; 0 <= next && next != '\n'; next = body.read()) {
      if (LONGEST_LINE <= line.size()) {
        throw new TooLarge(LONGEST_LINE);
      }
      line.write(next);
    }
    inLines += line.size() + 1;
    content += Math.max(0, line.size() - AROUND_A_TOKEN);
    if (LONGEST_REPLY < inLines || LONGEST_CONTENT < content) {
      throw new TooLarge(LONGEST_CONTENT);
    }
    String text = line.toString(UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** The rest of the body. */
  public String text() throws IOException {
    byte[] bytes = body.readNBytes(LONGEST_TEXT + 1);
    if (LONGEST_TEXT < bytes.length) {
      throw new TooLarge(LONGEST_TEXT);
    }
    return new String(bytes, UTF_8);
  }

  public void patience(Duration duration) {
    wire.patience(duration);
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }

  private record Framing(boolean chunked, long length, Map<String, String> headers) {}

  private static Framing framing(InputStream in) throws IOException {
    boolean chunked = false;
    long length = Long.MAX_VALUE; // until the connection closes
    Map<String, String> headers = new HashMap<>();
    int all = 0;
    for (String line = headerLine(in); !line.isEmpty(); line = headerLine(in)) {
      all += line.length();
      if (LONGEST_HEADERS < all) {
        throw new TooLarge(LONGEST_HEADERS);
      }
      String lower = line.toLowerCase(Locale.ROOT);
      if (0 < line.indexOf(':')) {
        String name = lower.substring(0, line.indexOf(':'));
        headers.putIfAbsent(name, line.substring(name.length() + 1).strip());
      }
      if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.contains("chunked");
      } else if (lower.startsWith("content-length:")) {
        length = number(lower.substring("content-length:".length()).strip(), 10);
      }
    }
    return new Framing(chunked, length, headers);
  }

  private static int status(String line) throws ProtocolException {
    if (!line.startsWith("HTTP/1.") || line.length() < 12) {
      throw new ProtocolException("not HTTP");
    }
    return Math.toIntExact(number(line.substring(9, 12), 10));
  }

  static long number(String digits, int radix) throws ProtocolException {
    try {
      long number = Long.parseLong(digits, radix);
      if (0 <= number) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Falls through to the same answer as a number below zero.
    }
    throw new ProtocolException("not HTTP");
  }

  static String headerLine(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (LONGEST_HEADERS < line.length()) {
        throw new TooLarge(LONGEST_HEADERS);
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }
}
