package dev.simplecoder.app.hub;

import dev.simplecoder.app.http.HttpAnswer;
import dev.simplecoder.app.http.HttpTimeouts;
import dev.simplecoder.app.http.HttpWire;
import dev.simplecoder.app.models.PullProgress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Hugging Face or a mirror of it. Asked for a file, it states in {@code X-Linked-Etag} and {@code
 * X-Linked-Size} the hash and size of what lies behind its redirect, which is elsewhere.
 */
public final class Hub {

  private static final int MOST_REDIRECTS = 5;
  private static final int PIECE = 1 << 18;
  private static final long ROOM_TO_SPARE = 256L << 20;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final URI root;
  private final HttpTimeouts timeouts;
  private final Room room;

  public Hub(URI root, HttpTimeouts timeouts, Room room) {
    this.root = root;
    this.timeouts = timeouts.forWork();
    this.room = room;
  }

  /** Knows how much may still be written where a folder is. */
  @FunctionalInterface
  public interface Room {
    long usable(Path folder) throws IOException;
  }

  /** It cannot be fetched now, in words for the person. */
  public static final class NotFetched extends IOException {
    private static final long serialVersionUID = 1L;

    NotFetched(String why) {
      super(why);
    }
  }

  /** What the hub states of a file. */
  public record Stated(URI address, long bytes, String sha256) {}

  /** Blocks until the hub has answered. */
  public Stated stated(Coder coder) throws IOException {
    URI address = coder.address(root);
    try (HttpAnswer answer = HttpWire.head(address, Map.of(), timeouts.forQuestions())) {
      if (answer.status() != 200 && !isRedirect(answer.status())) {
        throw new NotFetched(
            "%s answers %d; look at hub_url, or take another model of the list"
                .formatted(address, answer.status()));
      }
      String hash = answer.header("X-Linked-Etag").replace("\"", "");
      String bytes = answer.header("X-Linked-Size");
      if (!SHA256.matcher(hash).matches() || !bytes.matches("[1-9]\\d{0,15}")) {
        throw new NotFetched(
            address + " states no hash and size, so that nothing could be checked");
      }
      return new Stated(address, Long.parseLong(bytes), hash);
    }
  }

  /**
   * Blocks until the file is there, whole and as the hub has stated it. What has come of it before
   * is not fetched again.
   */
  public void fetch(Stated stated, Path target, Consumer<PullProgress> onProgress)
      throws IOException {
    Path part = target.resolveSibling(target.getFileName() + "." + stated.sha256() + ".part");
    try (FileChannel file =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (file.tryLock() == null) {
        throw new NotFetched("another command is fetching it; wait for that one");
      }
      if (stated.bytes() < file.size()) {
        file.truncate(0);
      }
      fetch(stated, part, file.size(), target, onProgress);
    }
  }

  private void fetch(
      Stated stated, Path part, long there, Path target, Consumer<PullProgress> onProgress)
      throws IOException {
    long usable = room.usable(Objects.requireNonNull(target.toAbsolutePath().getParent()));
    if (usable < stated.bytes() - there + ROOM_TO_SPARE) {
      throw new NotFetched(
          "too little room in %s: %,d bytes are free and %,d needed; make room or take a smaller model"
              .formatted(target.getParent(), usable, stated.bytes() - there + ROOM_TO_SPARE));
    }
    if (there < stated.bytes()) {
      get(stated, stated.address(), part, there, onProgress);
    }
    check(stated, part, onProgress);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private void get(
      Stated stated, URI first, Path part, long from, Consumer<PullProgress> onProgress)
      throws IOException {
    URI address = first;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      try (HttpAnswer answer =
          HttpWire.get(address, Map.of("Range", "bytes=" + from + "-"), timeouts)) {
        if (!isRedirect(answer.status())) {
          write(stated, answer, part, from, onProgress);
          return;
        }
        address = redirected(address, answer.header("Location"));
      }
    }
    throw new NotFetched(first + " leads from one address to the next without an end");
  }

  /** Nobody is led from a protected connection to one that is not. */
  private static URI redirected(URI from, String location) throws NotFetched {
    try {
      URI to = from.resolve(location);
      boolean isWorse = "https".equals(from.getScheme()) && !"https".equals(to.getScheme());
      if (!location.isEmpty() && !isWorse && to.getHost() != null) {
        return to;
      }
    } catch (IllegalArgumentException _) {
      // Said below, like every other place that leads nowhere.
    }
    throw new NotFetched(from + " leads to what is no address: " + location);
  }

  private void write(
      Stated stated, HttpAnswer answer, Path part, long from, Consumer<PullProgress> onProgress)
      throws IOException {
    boolean isRest = answer.status() == 206;
    if (!isRest && answer.status() != 200) {
      throw new NotFetched(stated.address() + " leads to an answer of " + answer.status());
    }
    answer.patience(timeouts.idle());
    long done = isRest ? from : 0;
    byte[] piece = new byte[PIECE];
    try (InputStream in = answer.body();
        OutputStream out =
            Files.newOutputStream(
                part,
                StandardOpenOption.CREATE,
                isRest ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      onProgress.accept(new PullProgress("fetching", done, stated.bytes()));
      for (int read = in.read(piece); 0 < read; read = in.read(piece)) {
        done += read;
        if (stated.bytes() < done) {
          throw new NotFetched(stated.address() + " sends more than the hub has stated");
        }
        out.write(piece, 0, read);
        onProgress.accept(new PullProgress("fetching", done, stated.bytes()));
      }
    }
    if (done < stated.bytes()) {
      throw new NotFetched(
          "the connection broke before the file was whole; the same command goes on from what has"
              + " come");
    }
  }

  private static void check(Stated stated, Path part, Consumer<PullProgress> onProgress)
      throws IOException {
    MessageDigest digest = sha256();
    byte[] piece = new byte[PIECE];
    long done = 0;
    try (InputStream in = Files.newInputStream(part)) {
      for (int read = in.read(piece); 0 < read; read = in.read(piece)) {
        digest.update(piece, 0, read);
        done += read;
        onProgress.accept(new PullProgress("checking", done, stated.bytes()));
      }
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(stated.sha256())) {
      Files.delete(part);
      throw new NotFetched(
          "what came is not the file that the hub has stated, and was deleted; try again, and look at"
              + " hub_url and proxy if it goes on");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException bug) {
      throw new IllegalStateException("every Java has SHA-256", bug);
    }
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }
}
