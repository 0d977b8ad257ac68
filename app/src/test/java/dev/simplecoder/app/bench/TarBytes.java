package dev.simplecoder.app.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Entries of a tar archive. */
final class TarBytes {

  static final byte[] END = new byte[1024];

  private TarBytes() {}

  static byte[] file(String name, String text) {
    return entry('0', name, text);
  }

  /** The checksum stays empty: nothing here looks at it. */
  static byte[] entry(char type, String name, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    byte[] entry = new byte[512 + (body.length + 511) / 512 * 512];
    put(entry, 0, name);
    put(entry, 124, String.format("%011o", body.length));
    entry[156] = (byte) type;
    put(entry, 257, "ustar\0" + "00");
    System.arraycopy(body, 0, entry, 512, body.length);
    return Arrays.copyOf(entry, entry.length);
  }

  private static void put(byte[] entry, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, entry, at, bytes.length);
  }
}
