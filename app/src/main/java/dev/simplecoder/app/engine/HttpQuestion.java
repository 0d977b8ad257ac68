package dev.simplecoder.app.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.List;
import java.util.Locale;

/** One HTTP request, as our own transport sends it. */
record HttpQuestion(String method, String path, String body) {

  private static final int LONGEST_HEAD = 64 << 10;
  private static final int LONGEST_BODY = 64 << 20;

  static HttpQuestion read(InputStream in) throws IOException {
    List<String> head = head(in).lines().toList();
    String[] first = head.isEmpty() ? new String[0] : head.getFirst().split(" ", -1);
    if (first.length != 3) {
      throw new ProtocolException("not HTTP");
    }
    int length = length(head);
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the question is not whole");
    }
    return new HttpQuestion(first[0], first[1], new String(body, UTF_8));
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 2) {
      int next = in.read();
      if (next < 0 || LONGEST_HEAD < head.size()) {
        throw new ProtocolException("not HTTP");
      }
      ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
      head.write(next);
    }
    return head.toString(ISO_8859_1);
  }

  private static int length(List<String> head) throws ProtocolException {
    for (String line : head) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        String digits = lower.substring("content-length:".length()).strip();
        if (!digits.matches("\\d{1,9}") || LONGEST_BODY < Integer.parseInt(digits)) {
          throw new ProtocolException("a body of " + digits + " bytes");
        }
        return Integer.parseInt(digits);
      }
    }
    return 0;
  }
}
