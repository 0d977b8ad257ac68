package dev.simplecoder.app.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks the regular files of a gzipped tar archive (POSIX.1-2001 with pax headers, and GNU's long
 * names). Links and devices are left out, and no name leads out of the folder.
 */
final class TarFile {

  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 1 << 16;
  private static final long MOST_BYTES = 4L << 30;

  private final InputStream in;
  private String longName = "";
  private long paxSize = -1;
  private long written;

  private TarFile(InputStream in) {
    this.in = in;
  }

  static void unpack(Path archive, Path into) throws IOException {
    try (InputStream in =
        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      new TarFile(in).unpack(into);
    } catch (EOFException | NumberFormatException broken) {
      throw new IOException(archive + " is not a whole tar archive", broken);
    }
  }

  private void unpack(Path into) throws IOException {
    byte[] header = in.readNBytes(BLOCK);
    while (header.length == BLOCK && header[0] != 0) {
      long size = 0 <= paxSize ? paxSize : octal(header, 124, 12);
      paxSize = -1;
      switch (header[156]) {
        case 'x' -> pax(text(size));
        case 'L' -> longName = text(size).replace("\0", "");
        case '0', 0 -> {
          file(into, name(header), size);
          longName = "";
        }
        default -> { // a folder, a link, or what is said about the archive
          in.skipNBytes(padded(size));
          longName = "";
        }
      }
      header = in.readNBytes(BLOCK);
    }
  }

  private void file(Path into, String name, long size) throws IOException {
    Path file = into.resolve(name).normalize();
    if (!file.startsWith(into) || file.equals(into)) {
      throw new IOException("the archive has a file that would lie outside: " + name);
    }
    written += size;
    if (MOST_BYTES < written) {
      throw new IOException("the archive has more than " + MOST_BYTES + " bytes");
    }
    Files.createDirectories(file.getParent());
    byte[] bytes = in.readNBytes(Math.toIntExact(size));
    if (bytes.length < size) {
      throw new EOFException();
    }
    Files.write(file, bytes);
    in.skipNBytes(padded(size) - size);
  }

  private String name(byte[] header) {
    if (!longName.isEmpty()) {
      return longName;
    }
    boolean posix = string(header, 257, 5).equals("ustar");
    String prefix = posix && header[262] == 0 ? string(header, 345, 155) : "";
    String name = string(header, 0, 100);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** Records such as {@code 21 path=a/long/name}, each with a line feed. */
  private void pax(String records) {
    for (String line : records.split("\n", -1)) {
      String record = line.substring(line.indexOf(' ') + 1);
      if (record.startsWith("path=")) {
        longName = record.substring("path=".length());
      } else if (record.startsWith("size=")) {
        paxSize = Long.parseLong(record.substring("size=".length()));
      }
    }
  }

  private String text(long size) throws IOException {
    if (LONGEST_NAME < size) {
      throw new IOException("the archive has a header of " + size + " bytes");
    }
    byte[] bytes = in.readNBytes((int) size);
    in.skipNBytes(padded(size) - size);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static long padded(long size) {
    return (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  private static long octal(byte[] header, int from, int length) {
    String digits = string(header, from, length).strip();
    return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
  }

  private static String string(byte[] header, int from, int length) {
    String text = new String(header, from, length, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
