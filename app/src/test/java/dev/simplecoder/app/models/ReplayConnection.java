package dev.simplecoder.app.models;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** One connection to the replay server: HTTP/1.1 by hand, since the faults need the socket. */
final class ReplayConnection implements Closeable {

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final CountDownLatch released;
  private final CountDownLatch holding;
  private final CountDownLatch clientGone;
  private boolean headersSent;

  ReplayConnection(
      Socket socket, CountDownLatch released, CountDownLatch holding, CountDownLatch clientGone)
      throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
    this.released = released;
    this.holding = holding;
    this.clientGone = clientGone;
  }

  RecordedRequest read() throws IOException {
    String[] start = line().split(" ", -1);
    Map<String, String> headers = new HashMap<>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    long length = Long.parseLong(headers.getOrDefault("content-length", "0"));
    String body =
        start[1].startsWith("/api/blobs/")
            ? digest(length)
            : new String(in.readNBytes(Math.toIntExact(length)), UTF_8);
    return new RecordedRequest(start[0], start[1], headers, body);
  }

  private String digest(long length) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[1 << 16];
      for (long left = length; 0 < left; ) {
        int read = in.read(piece, 0, (int) Math.min(left, piece.length));
        if (read < 0) {
          throw new EOFException();
        }
        digest.update(piece, 0, read);
        left -= read;
      }
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException bug) {
      throw new IllegalStateException(bug);
    }
  }

  /** An answer without a body. */
  void status(int status) throws IOException {
    write("HTTP/1.1 %d Said\r\nContent-Length: 0\r\n\r\n".formatted(status));
  }

  void json(int status, JsonNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(UTF_8);
    write(
        "HTTP/1.1 %d Said\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(status, bytes.length));
    out.write(bytes);
  }

  /** A client that goes before the reply has come to where it is held has gone as well. */
  void play(OllamaReply reply, ReplayLines lines, String model) throws IOException {
    try {
      playSteps(reply, lines, model);
    } catch (IOException gone) {
      clientGone.countDown();
      throw gone;
    }
  }

  private void playSteps(OllamaReply reply, ReplayLines lines, String model) throws IOException {
    for (OllamaReply.Step step : reply.steps()) {
      switch (step) {
        case OllamaReply.Step.Status(int code, String message) ->
            json(code, lines.refusal(message));
        case OllamaReply.Step.Hold() -> hold();
        case OllamaReply.Step.Cut() -> {
          stream(lines);
          return;
        }
        case OllamaReply.Step.Text _,
            OllamaReply.Step.Thinking _,
            OllamaReply.Step.Calls _,
            OllamaReply.Step.Raw _,
            OllamaReply.Step.Failure _,
            OllamaReply.Step.Done _ -> {
          stream(lines);
          chunk(lines.piece(step, model));
        }
      }
    }
    if (headersSent) {
      write("0\r\n\r\n");
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void stream(ReplayLines lines) throws IOException {
    if (!headersSent) {
      headersSent = true;
      write(
          "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n"
              .formatted(lines.contentType()));
    }
  }

  private void chunk(String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    write(Integer.toHexString(bytes.length) + "\r\n");
    out.write(bytes);
    write("\r\n");
  }

  /** Waits for the test's word; meanwhile another thread looks whether the client goes. */
  void hold() throws IOException {
    Thread.ofPlatform().daemon().name("replay-watch").start(this::watch);
    holding.countDown();
    try {
      released.await();
    } catch (InterruptedException _) {
      throw new IOException("the server stops");
    }
  }

  private void watch() {
    try {
      if (in.read() < 0) {
        clientGone.countDown();
      }
    } catch (IOException _) { // a reset is a way of going, too
      clientGone.countDown();
    }
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }
}
