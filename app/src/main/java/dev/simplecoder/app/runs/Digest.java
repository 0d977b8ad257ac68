package dev.simplecoder.app.runs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** By which it can be told whether an input is what it was. */
public final class Digest {

  private Digest() {}

  /** The SHA-256 of a file, or of a folder's files with their names, in the order of these. */
  public static String of(Path input) throws IOException {
    return HexFormat.of()
        .formatHex(Files.isDirectory(input) ? folder(input) : file(input, sha256()));
  }

  private static byte[] folder(Path folder) throws IOException {
    MessageDigest all = sha256();
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> files = found.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        all.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        all.update((byte) 0);
        all.update(file(file, sha256()));
      }
    }
    return all.digest();
  }

  private static byte[] file(Path file, MessageDigest digest) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); 0 <= read; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
